"""The commands, a module each: its options in `add`, what it does in `run`.

Each imports what it alone needs when it runs: the preview's libraries take longer to start than a small site to build.
"""

from generator.commands import build, check, import_, report, serve

# In the order in which a site is made, and in which `--help` lists them.
COMMANDS = (import_, check, build, serve, report)
