"""What the markup of a text could not read, with its place in the file."""

from collections.abc import Iterator

from generator.content import limits, yamlfile
from generator.content.yamlfile import Document, Scalar
from generator.errors import SourceError
from generator.markup import Text
from generator.words import counted


def problems(text: Text, name: str, document: Document) -> Iterator[SourceError]:
    """A warning for each, where the text is the value of the document's field of that name.

    Of very many only the first, and how many there are: to find a place takes as long as the text, and nobody reads on.
    """
    node = yamlfile.mapping(document).fields.get(name)
    if not isinstance(node, Scalar):
        return
    for count, problem in enumerate(text.problems):
        place = document.locate(node, problem.offset, problem.snippet)
        if count == limits.MAX_TOLD:
            message = f"{counted(len(text.problems) - count, 'more thing')} in '{name}' that cannot be read"
            yield SourceError(message, place, "mend those above; they often have one cause", "warning")
            break
        yield SourceError(problem.message, place, problem.hint, "warning")
