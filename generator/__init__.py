"""A generator of conference microsites: from a session listing to a static site."""

__version__ = "0.1.0"
