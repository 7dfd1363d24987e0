"""`python -m generator` is the command `microsite`."""

import sys

from generator.cli import main

sys.exit(main())
