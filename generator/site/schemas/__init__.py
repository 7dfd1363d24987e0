"""The JSON Schemas (draft 2020-12) of posters.json and search.json, which go with every site into its `schema/`.

They stand beside this module as they are published. Both allow fields that they do not know: the data may grow.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from generator.site import routes
from generator.site.export import Export

NAMES = ("posters.json", "search.json")


def files() -> Iterator[Export]:
    """Each schema; they are the same for every site."""
    for name in NAMES:
        yield Export(routes.schema(name), partial(Path(__file__).with_name(name).read_text, encoding="utf-8"), uses=())
