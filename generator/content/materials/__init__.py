"""The files below content/files/: which may be published, that they are what their names say, and what is in them."""

from collections.abc import Collection

from generator.content.fields import Faults
from generator.model import File, Settings


def look(settings: Settings, names: Collection[str], faults: Faults, plans: Collection[str] = ()) -> tuple[File, ...]:
    """Each of the files (by name below content/files/) with what is in it; mistakes and warnings go to `faults`.

    `plans` names those that are floor plans: like logos, they may be drawings.
    What is found in pictures and PDFs is remembered below the root, so that each is opened once.
    """
    if not names:
        return ()
    from generator.content.materials import inspection, naming  # noqa: PLC0415 - many sites have no files
    from generator.content.materials.memory import Facts  # noqa: PLC0415 - the same

    folder = settings.root / "content" / "files"
    sizes = {name: (folder / name).stat().st_size for name in names}
    admitted = naming.check(folder, sizes, _logos(settings).union(plans), faults)
    known = inspection.inspect(settings.root, folder, admitted, faults)
    found = []
    for name, size in sizes.items():
        one = known.get(name, Facts())
        shown = f"previews/{name}.webp" if one.preview else ""  # a folder of its own: no file of an author is there
        file = File(name=name, size=size, width=one.width, height=one.height, pages=one.pages, preview=shown)
        found.append(file)
    return tuple(found)


def _logos(settings: Settings) -> set[str]:
    """The names of the files that site.yaml gives as logos."""
    sponsors = [sponsor for tier in settings.sponsors for sponsor in tier.sponsors]
    logos = [logo for logo in (settings.logo, *(sponsor.logo for sponsor in sponsors)) if logo]
    return {route.removeprefix("files/") for logo in logos for route in (logo.light, logo.dark)}
