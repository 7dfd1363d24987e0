"""The commands, a module each: its options in `add`, what it does in `run`.

Each imports what it alone needs when it runs: the preview's libraries take longer to start than a small site to build.
"""

from generator.commands import build, changes, check, export, import_, links, new, report, serve

# In the order in which a site is made, and in which `--help` lists them.
COMMANDS = (new, import_, check, build, serve, export, report, changes, links)

# All others need a site's content/; these make it.
BEGINNING = (new, import_)
