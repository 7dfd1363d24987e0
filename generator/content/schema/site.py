"""The fields of content/site.yaml, in the groups in which a new file explains them."""

import re

from generator import colour
from generator.content import kinds, limits, shapes, yamlfile
from generator.content.fields import Faults, Field, Kind, Slot, Table, is_empty
from generator.content.schema.analytics import ANALYTICS
from generator.content.shapes import KindError
from generator.content.yamlfile import Node, Scalar
from generator.errors import SourceError
from generator.language import LANGUAGES, Language
from generator.model import DEFAULT_THEME, ThemeOption


def read_url(value: str) -> str:
    """The site's address with its slash at the end; ValueError where it is no absolute http address."""
    try:
        return _site_address(value)
    except KindError as wrong:
        raise ValueError(f"the address must be {wrong.must}, such as https://example.org/posters/") from wrong


def _site_address(value: str) -> str:
    address = kinds.web_address(value)
    if re.search(r"[?#]", address):
        raise KindError("a web address without ? and #", re.split(r"[?#]", address)[0])
    return address.rstrip("/") + "/"


def _theme(value: str) -> str:
    if not kinds.is_slug(value):
        raise KindError(
            "the name of a folder in themes/", kinds.as_slug(value) if kinds.fits(r"[\w -]+", value) else ""
        )
    return value


def _language(value: str) -> str:
    if value in LANGUAGES:
        return value
    wanted = value.casefold()
    meant = (one.code for one in LANGUAGES.values() if wanted == one.name.casefold() or wanted[:3] in _with_land(one))
    raise KindError(f"one of {', '.join(sorted(LANGUAGES))}", next(meant, ""))


def _with_land(language: Language) -> tuple[str, str]:
    return f"{language.code}-", f"{language.code}_"


def _theme_options(node: Node, slot: Slot, faults: Faults) -> tuple[ThemeOption, ...] | None:
    """Which options there are, and of what type, the theme says; here each has one value."""
    if not isinstance(node, yamlfile.Mapping):
        faults.append(
            SourceError(f"{slot.label} must have fields of its own", node.place, f"write {slot.before}{slot.example}")
        )
        return None
    if len(node.fields) > limits.MAX_OPTIONS:
        first = list(node.fields.values())[limits.MAX_OPTIONS]
        faults.append(shapes.too_many(slot, len(node.fields), limits.MAX_OPTIONS, first))
        return None
    for name, value in node.fields.items():
        if not isinstance(value, Scalar):
            faults.append(SourceError(f"'{name}' must have one value", value.place, f"write {name}: value"))
    return tuple(
        ThemeOption(name, value.text, value.place)
        for name, value in node.fields.items()
        if isinstance(value, Scalar) and not is_empty(value)
    )


def _branch(value: str) -> str:
    if not kinds.fits(r"[\w./-]{1,100}", value):
        raise KindError("the name of a branch")
    return value


def _own_page(value: str) -> str:
    must = "the id of an own page, or a link with 'title' and 'url'"
    if "://" in value:
        raise KindError(must, f"{{title: ..., url: {value}}}")
    if not kinds.is_slug(value):
        raise KindError(must, kinds.as_slug(value))
    return value


def _accent(node: Node, slot: Slot, faults: Faults) -> str | None:
    accent: str | None = kinds.COLOUR.read(node, slot, faults)
    if accent is None or colour.is_usable(accent):
        return accent
    tenths = int(10 * colour.contrast(accent, "#ffffff"))  # rounded down: 4.46 is not yet 4.5
    message = f"the accent {accent} has a contrast of {tenths / 10:.1f} on white; links and numbers need 4.5"
    hint = f'a darker one of the same hue: write {slot.before}"{colour.usable(accent)}"'
    faults.append(SourceError(message, node.place, hint))
    return None


_LOGO_FILES: Table = (
    Field(name="light", kind=kinds.DRAWING, help="For light grounds.", example="logo.svg", required=True),
    Field(name="dark", kind=kinds.DRAWING, help="For dark grounds.", example="logo-dark.svg"),
)
_LOGO = shapes.either(kinds.DRAWING, _LOGO_FILES, "light")
_LINK: Table = (
    Field(name="title", kind=kinds.LINE, help="The words to press.", example="Registration", required=True),
    Field(
        name="url", kind=kinds.ADDRESS, help="Where they lead.", example="https://example.org/register", required=True
    ),
)
_MEMBER: Table = (
    Field(name="name", kind=kinds.LINE, help="Who it is.", example="Example University", required=True),
    Field(name="url", kind=kinds.ADDRESS, help="Their page.", example="https://example.org/"),
    Field(name="logo", kind=_LOGO, help="Their logo, in content/files/.", example="example-university.svg"),
)
_TIER: Table = (
    Field(name="tier", kind=kinds.LINE, help="What they are called together.", example="Gold", required=True),
    Field(
        name="members",
        kind=shapes.list_of(shapes.record(_MEMBER), "name: Example University"),
        help="The sponsors of the tier, in their order.",
        example="[{name: Example University}]",
        required=True,
    ),
)
_YEAR: Table = (
    Field(name="name", kind=kinds.LINE, help="How the year is called.", example="2025", required=True),
    Field(name="url", kind=kinds.ADDRESS, help="Its site.", example="https://example.org/2025/", required=True),
)

_PUBLICATION: Table = (
    Field(
        name="title",
        kind=kinds.LINE,
        help="The title of the proceedings or the journal.",
        example="Proceedings of the Example Conference",
        required=True,
    ),
    Field(
        name="kind",
        kind=kinds.one_of("inproceedings", "article", "misc"),
        help="What a poster's work is there, in BibTeX's words; inproceedings unless said otherwise.",
        example="inproceedings",
    ),
    Field(name="year", kind=kinds.YEAR, help="The year of publication.", example="2026"),
    Field(name="publisher", kind=kinds.LINE, help="The publisher.", example="Example Press"),
    Field(name="series", kind=kinds.LINE, help="The series.", example="Example Lecture Notes"),
    Field(name="volume", kind=kinds.LINE, help="The volume.", example="8"),
    Field(name="number", kind=kinds.LINE, help="The issue.", example="2"),
    Field(
        name="editors",
        kind=shapes.list_of(kinds.LINE, "Ada Lovelace"),
        help="The editors in their order.",
        example="[Ada Lovelace]",
    ),
    Field(name="isbn", kind=kinds.LINE, help="The ISBN of the proceedings.", example="978-3-16-148410-0"),
    Field(name="issn", kind=kinds.LINE, help="The ISSN of the journal or the series.", example="2049-3630"),
)

_CONFERENCE: Table = (
    Field(
        name="name",
        kind=kinds.LINE,
        help="The conference's name; without it the site carries the session's title.",
        example="Example Conference 2026",
    ),
    Field(name="dates", kind=kinds.LINE, help="When it takes place, in words.", example="19-22 May 2026"),
    Field(name="venue", kind=kinds.LINE, help="Where it takes place.", example="Example Hall, Example City"),
    Field(
        name="publication",
        kind=shapes.record(_PUBLICATION),
        help="Where the posters' works are published, for citations.",
        example="\n  title: Proceedings of the Example Conference\n  year: 2026\n  publisher: Example Press",
    ),
)
_ADDRESSES: Table = (
    Field(
        name="url",
        kind=shapes.scalar(_site_address, kinds.ADDRESS.schema),
        help="Where the site will stand: search engines and calendars need whole addresses, which are then written.",
        example="https://example.org/posters/",
    ),
    Field(
        name="domain",
        kind=kinds.DOMAIN,
        help="A domain of your own on GitHub Pages: goes into the file CNAME, and is the url if none is given.",
        example="posters.example.org",
    ),
    Field(
        name="repository",
        kind=kinds.REPOSITORY,
        help="Where authors mend their posters; each page then links to its own file there.",
        example="https://github.com/OWNER/NAME",
    ),
    Field(
        name="branch",
        kind=shapes.scalar(_branch, {"type": "string"}),
        help="The branch that those links lead to; main unless said otherwise.",
        example="main",
    ),
)
_LOOKS: Table = (
    Field(
        name="theme",
        kind=shapes.scalar(_theme, {"type": "string"}),
        help=f"The name of a folder in themes/; {DEFAULT_THEME} unless said otherwise.",
        example=DEFAULT_THEME,
    ),
    Field(
        name="theme_options",
        kind=Kind(
            _theme_options, {"type": "object", "additionalProperties": {"type": ["string", "number", "boolean"]}}
        ),
        help="Options of that theme; its theme.yaml tells which there are.",
        example="{columns: 1}",
    ),
    Field(
        name="language",
        kind=shapes.scalar(_language, {"enum": sorted(LANGUAGES)}),
        help=f"The language of menus, buttons and dates: {', '.join(sorted(LANGUAGES))}; en unless said otherwise. "
        "What authors and organisers write stays in theirs.",
        example="en",
    ),
    Field(
        name="accent",
        kind=Kind(_accent, kinds.COLOUR.schema),
        help="The colour of links and numbers, dark enough to be read on white; in quotes, for # begins a note.",
        example='"#0b5c49"',
    ),
    Field(
        name="logo",
        kind=_LOGO,
        help="A picture in content/files/, or two: {light: logo.svg, dark: logo-dark.svg}.",
        example="logo.svg",
    ),
    Field(
        name="nav",
        kind=shapes.list_of(
            shapes.either(shapes.scalar(_own_page, kinds.SLUG.schema), _LINK, "page"), "venue", most=limits.MAX_NAV
        ),
        help="The menu: ids of own pages (their files' names), and links; without it every own page, in its order.",
        example="\n  - venue\n  - {title: Registration, url: https://example.org/register}",
    ),
    Field(
        name="footer",
        kind=kinds.LINE,
        help="A line at the foot of every page; LaTeX and Markdown may stand in it.",
        example="Organised by the [Example Society](https://example.org/).",
    ),
)
_COMPANY: Table = (
    Field(
        name="sponsors",
        kind=shapes.list_of(shapes.record(_TIER), "tier: Gold", most=limits.MAX_TIERS),
        help="Who pays, tier by tier; logos are files in content/files/.",
        example="\n  - tier: Gold\n    members:\n"
        "      - {name: Example University, url: https://example.org/, logo: example-university.svg}",
    ),
    Field(
        name="years",
        kind=shapes.list_of(
            shapes.record(_YEAR), "{name: 2025, url: https://example.org/2025/}", most=limits.MAX_YEARS
        ),
        help="The sites of other years, the newest first.",
        example='\n  - {name: "2025", url: https://example.org/2025/}',
    ),
    Field(
        name="archived",
        kind=kinds.BOOLEAN,
        help="True once it is over: every page then says that it is kept as it was.",
        example="true",
    ),
)
_READERS: Table = (
    Field(
        name="share_cards",
        kind=kinds.BOOLEAN,
        help="False draws no pictures for links that are passed on in chats and mails; they need the site's url.",
        example="false",
    ),
    Field(
        name="offline",
        kind=kinds.BOOLEAN,
        help="True lets readers keep the site on their devices for when there is no network, or download it as a zip.",
        example="true",
    ),
)
_COUNTING: Table = (
    Field(
        name="analytics",
        kind=shapes.record(ANALYTICS),
        help="Nobody is counted unless you want it. A script of one host, from a tool that sets no cookies, may count "
        "visits: pages then allow that host and no other, and privacy.html tells readers of it. It is not loaded in "
        "a copy in a folder, nor where a browser asks not to be followed.",
        example="\n  script: https://stats.example.org/js/script.js\n  data: {domain: example.org}",
    ),
)

GROUPS: tuple[tuple[str, Table], ...] = (
    ("The conference", _CONFERENCE),
    ("Where the site stands, and where it is mended", _ADDRESSES),
    ("How it looks", _LOOKS),
    ("What readers may take with them", _READERS),
    ("Sponsors and other years", _COMPANY),
    ("Counting visits", _COUNTING),
)
SITE: Table = tuple(field for _, table in GROUPS for field in table)
