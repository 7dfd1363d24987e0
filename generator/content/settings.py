"""content/site.yaml and the command line, as Settings."""

from pathlib import Path
from typing import Any

from generator.content import fields, schema, yamlfile
from generator.errors import SourceError
from generator.model import Settings


def load(root: Path, *, output: Path | None = None, theme: str | None = None, url: str | None = None) -> Settings:
    """The settings of the site at `root`; what the command line says comes before content/site.yaml.

    Raises an ExceptionGroup of the file's mistakes, and ValueError where `url` is no absolute http address.
    """
    path = root / "content" / "site.yaml"
    found = _read(path) if path.exists() else {}
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
        theme=theme or found.get("theme", "wayfinder"),
        dates=found.get("dates", ""),
        venue=found.get("venue", ""),
    )


def _read(path: Path) -> dict[str, Any]:
    faults: list[SourceError] = []
    try:
        found = fields.read_fields(yamlfile.mapping(yamlfile.read(path)), schema.SITE, faults)
    except SourceError as error:
        faults.append(error)
    if faults:
        raise ExceptionGroup("mistakes in content", faults)
    return found
