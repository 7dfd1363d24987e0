"""What the markup of a text could not read, with its place in the file."""

from collections.abc import Iterator

from generator.content import yamlfile
from generator.content.yamlfile import Document, Scalar
from generator.errors import SourceError
from generator.markup import Text


def problems(text: Text, name: str, document: Document) -> Iterator[SourceError]:
    """A warning for each, where the text is the value of the document's field of that name."""
    node = yamlfile.mapping(document).fields.get(name)
    if isinstance(node, Scalar):
        for problem in text.problems:
            place = document.locate(node, problem.offset, problem.snippet)
            yield SourceError(problem.message, place, problem.hint, "warning")
