"""How much the text files of content/ may hold: far more than any conference has, and little enough to be read at once.

docs/LIMITS.md shows them, with those of markup and of materials.
"""

MAX_NODES = 60_000  # names, values and lists of one YAML file
MAX_LINE = 5_000  # characters of a text that stands on one line: a title, a name, an affiliation
MAX_TEXT = 100_000  # characters of an abstract; from markup's own limit on it is shown as typed
MAX_ADDRESS = 2_000  # characters of a web address or a DOI; browsers and hosts take no more

MAX_ITEMS = 1_000  # of a list of which nothing else is said
MAX_AUTHORS = 6_000  # the longest author lists there are have some 5,200 names
MAX_KEYWORDS = 100
MAX_FORMERLY = 100
MAX_SPELLINGS = 100
MAX_NAV = 50
MAX_TIERS = 50
MAX_YEARS = 200
MAX_MACROS = 200
MAX_OPTIONS = 100  # of a theme

MAX_TOLD = 20  # faults of one kind in one text, or unknown fields in one place, that are told one by one
