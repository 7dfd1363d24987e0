"""A generator of conference microsites: from a session listing to a static site."""

__version__ = "0.1.0"
MEMORY = ".microsite"  # the folder below a site's root of what was found and made before; losing it costs time only
