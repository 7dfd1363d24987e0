"""The field `analytics` of content/site.yaml: one script of one host that counts visits without cookies."""

import re
from urllib.parse import urlsplit

from generator.content import kinds, shapes, yamlfile
from generator.content.fields import Faults, Field, Kind, Slot, Table, is_empty
from generator.content.shapes import KindError
from generator.content.yamlfile import Node, Scalar
from generator.errors import SourceError

# Hosts whose scripts keep cookies or follow readers from site to site, and those below them.
FOLLOWING = (
    *("google-analytics.com", "googletagmanager.com", "doubleclick.net", "facebook.net", "facebook.com"),
    *("hotjar.com", "clarity.ms", "mixpanel.com", "segment.com", "mc.yandex.ru", "hm.baidu.com"),
)
_NAME = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*"


def _script(value: str) -> str:
    address = kinds.web_address(value)
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme != "https":
        raise KindError("the address of a script, with https://", re.sub("^http://", "https://", address))
    if "@" in parts.netloc or not re.fullmatch(r"[a-z0-9.-]+(?::\d+)?", parts.netloc) or "#" in address:
        raise KindError("the address of a script, its host in small letters of ASCII")
    if any(host == known or host.endswith(f".{known}") for known in FOLLOWING):
        note = f"{host} follows readers; take a tool that does without cookies, such as Plausible, Umami or GoatCounter"
        raise KindError("the address of a script that sets no cookies", note=note)
    return address


def _data(node: Node, slot: Slot, faults: Faults) -> tuple[tuple[str, str], ...] | None:
    """Names and values in the order of the file."""
    if not isinstance(node, yamlfile.Mapping):
        faults.append(
            SourceError(f"{slot.label} must have fields of its own", node.place, f"write {slot.before}{slot.example}")
        )
        return None
    found = []
    for name, value in node.fields.items():
        if not kinds.fits(_NAME, name) or not isinstance(value, Scalar) or is_empty(value):
            hint = 'for data-domain="example.org" in the tool\'s own words write domain: example.org'
            faults.append(SourceError(f"'{name}' must be a name in small letters with one value", value.place, hint))
        else:
            found.append((name, value.text))
    return tuple(found)


ANALYTICS: Table = (
    Field(
        name="script",
        kind=shapes.scalar(_script, {"type": "string", "pattern": "^https://"}),
        help="The script's address, with https://.",
        example="https://stats.example.org/js/script.js",
        required=True,
    ),
    Field(
        name="data",
        kind=Kind(_data, {"type": "object", "additionalProperties": {"type": ["string", "number", "boolean"]}}),
        help="What the tool wants as data-* attributes of its script element, without the `data-`.",
        example="{domain: example.org}",
    ),
)
