"""What search reads: search.json for other programs, and for our own pages names first and abstracts in parts."""

from generator.site.search.abstracts import files as abstracts
from generator.site.search.everything import dump
from generator.site.search.names import dump as dump_script

__all__ = ["abstracts", "dump", "dump_script"]
