"""Data as scripts: nothing in it ends one."""

import json

from generator.site.datascript import assignment


def test_no_text_ends_a_script() -> None:
    made = assignment("globalThis.x", {"a": "</script>\u2028&"})
    assert not set("<>&\u2028") & set(made)
    assert json.loads(made.removeprefix("globalThis.x = ").removesuffix(";\n")) == {"a": "</script>\u2028&"}
