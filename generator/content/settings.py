"""content/site.yaml and the command line, as Settings."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from generator.content import fields, schema, yamlfile
from generator.content.fields import Faults
from generator.content.yamlfile import Document
from generator.errors import Place, SourceError
from generator.markup import Text
from generator.model import (
    DEFAULT_THEME,
    Analytics,
    Logo,
    NavLink,
    Publication,
    Settings,
    Sponsor,
    ThemeOption,
    Tier,
    Year,
)


class SiteFile(Struct, frozen=True):
    """What content/site.yaml says: its fields, its mistakes and warnings, and the file with its places."""

    path: Path
    found: Mapping[str, Any] = field(default_factory=dict)
    faults: tuple[SourceError, ...] = ()
    document: Document | None = None

    def place(self, name: str) -> Place:
        """Where a value stands, by a name such as `logo.dark` or `nav.0`; where that is not written, what it is in."""
        places = yamlfile.places(self.document.top) if self.document and self.document.top else {}
        while name and name not in places:
            name = name.rpartition(".")[0]
        return places.get(name, Place(self.path))


def load(root: Path, *, output: Path | None = None, theme: str | None = None, url: str | None = None) -> Settings:
    """The settings of the site at `root`; what the command line says comes before content/site.yaml.

    Raises an ExceptionGroup of the file's mistakes, and ValueError where `url` is no absolute http address.
    """
    site = read(root)
    if mistakes := fields.errors(site.faults):
        raise ExceptionGroup("mistakes in content", mistakes)
    return _settings(root, site.found, output, theme, url)


def lenient(root: Path, *, output: Path | None = None, theme: str | None = None, url: str | None = None) -> Settings:
    """As `load`, without the fields that have a mistake, for who reads content/ next, where each mistake is told."""
    return _settings(root, read(root).found, output, theme, url)


def file(root: Path) -> Path:
    """Where the file of the site at `root` is, if it has one."""
    return root / "content" / "site.yaml"


def read(root: Path) -> SiteFile:
    """The file as it is; nothing is raised for its mistakes."""
    path = file(root)
    if not path.exists():
        return SiteFile(path)
    faults: Faults = []
    try:
        document = yamlfile.read(path)
        found = fields.read_fields(yamlfile.mapping(document), schema.SITE, faults)
    except SourceError as error:
        return SiteFile(path, faults=(error,))
    return SiteFile(path, found, tuple(faults), document)


def _settings(
    root: Path, found: Mapping[str, Any], output: Path | None, theme: str | None, url: str | None
) -> Settings:
    domain = found.get("domain", "")
    address = schema.read_url(url) if url else found.get("url", f"https://{domain}/" if domain else "")
    return Settings(
        root=root,
        output=output or root / "output",
        name=found.get("name", ""),
        url=address,
        domain=domain,
        repository=found.get("repository", ""),
        branch=found.get("branch", "main"),
        theme=theme or found.get("theme", DEFAULT_THEME),
        theme_options=_theme_options(found, theme),
        language=found.get("language", "en"),
        dates=found.get("dates", ""),
        venue=found.get("venue", ""),
        accent=found.get("accent", ""),
        logo=_logo(found.get("logo")),
        nav=tuple(map(_nav, _sound(found["nav"]))) if "nav" in found else None,
        footer=Text(found["footer"]) if "footer" in found else None,
        sponsors=tuple(map(_tier, _sound(found.get("sponsors", ())))),
        years=tuple(Year(year["name"], year["url"]) for year in _sound(found.get("years", ()))),
        archived=found.get("archived", False),
        share_cards=found.get("share_cards", True),
        offline=found.get("offline", False),
        publication=Publication(**found["publication"]) if "publication" in found else None,
        analytics=Analytics(**found["analytics"]) if "analytics" in found else None,
    )


def _theme_options(found: Mapping[str, Any], theme: str | None) -> tuple[ThemeOption, ...]:
    """What the file says of its own theme; another one, which the command line names, has other options."""
    own = found.get("theme", DEFAULT_THEME)
    given: tuple[ThemeOption, ...] = found.get("theme_options", ())
    return given if theme in (None, own) else ()


def _logo(found: Mapping[str, str] | None) -> Logo | None:
    return Logo(found["light"], found.get("dark", "")) if found else None


def _nav(item: Mapping[str, str]) -> NavLink:
    return NavLink("", item["page"]) if "page" in item else NavLink(item["title"], item["url"])


def _tier(found: Mapping[str, Any]) -> Tier:
    members = found["members"]
    return Tier(
        found["tier"], tuple(Sponsor(one["name"], one.get("url", ""), _logo(one.get("logo"))) for one in members)
    )


def _sound(items: Iterable[Mapping[str, Any] | None]) -> Iterator[Mapping[str, Any]]:
    """The items of a list but for those that have a mistake."""
    return (item for item in items if item is not None)
