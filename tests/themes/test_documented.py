"""docs/THEMES.md tells what the code does."""

import re

from jinja2.defaults import DEFAULT_NAMESPACE
from jinja2.filters import FILTERS

from generator.model import DEFAULT_THEME
from generator.site import themes
from generator.site.render import environment
from generator.site.themefile import FIELDS
from generator.site.themeoptions import KINDS
from tests.themes import table

TEXT = table.DOCUMENT.read_text(encoding="utf-8")


def test_the_tables_are_those_of_the_code() -> None:
    assert table.document() == TEXT, "python -m tests.themes.table writes them anew"


def test_every_filter_and_every_name_of_all_templates_is_told() -> None:
    theme = themes.find(DEFAULT_THEME, table.ROOT)
    made, plain = environment(theme), set(FILTERS)
    for name in sorted({*made.filters} - plain):
        assert f"`{name}`" in TEXT, name
    for name in sorted({*made.globals} - set(DEFAULT_NAMESPACE)):
        assert re.search(rf"\| `{name}[(`]", TEXT), name


def test_every_field_and_every_type_of_option_is_told() -> None:
    told = TEXT.partition("## theme.yaml")[2].partition("## What")[0]
    assert [name for name in FIELDS if f"{name}:" not in told] == []
    assert [name for name in KINDS if name not in told] == []
