"""The commands, a module each: its options in `add`, what it does in `run`.

Only the one that is meant is imported, and it imports what it needs when it runs: together they take longer to start
than a small site to build.
"""

from importlib import import_module
from types import ModuleType

# In the order in which a site is made, and in which `--help` lists them.
COMMANDS = {
    "new": "a new conference's repository, ready for GitHub Pages",
    "import": "listings to poster files; without FILE all of content/listings/",
    "check": "read everything, write nothing, report all mistakes",
    "build": "content to site",
    "serve": "show the site and reload it when a file is saved",
    "export": "the site, or its posters, as one file",
    "report": "what needs attention, by who can mend it",
    "changes": "what an edit does to the site, page by page, and which files it touches",
    "links": "ask every outside link whether it still leads somewhere; the only command that uses the network",
}

# All others need a site's content/; these make it.
BEGINNING = ("new", "import")


def command(name: str) -> ModuleType:
    """The module of a command."""
    return import_module(f"{__name__}.{'import_' if name == 'import' else name}")
