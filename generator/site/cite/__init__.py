"""Citations: a poster as BibTeX, RIS, CSL-JSON and as a formatted reference.

    Poster -> entries -> Citation -> bibtex, ris, csl, reference -> Cited -> files, view

Nothing is made up: what neither site.yaml nor the poster's file tells stands in no citation.
"""

from generator.site.cite.view import CiteView, Note, view, view_all

__all__ = ["CiteView", "Note", "view", "view_all"]
