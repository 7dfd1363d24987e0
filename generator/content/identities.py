"""content/people.yaml: who is who where names alone do not tell."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.content import fields, names, schema, yamlfile
from generator.content.fields import Faults
from generator.content.yamlfile import Node
from generator.errors import Place, SourceError


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """One person as people.yaml tells; `order` is its position there."""

    order: int
    name: str
    spellings: tuple[tuple[str, Place], ...]
    posters: tuple[tuple[str, Place], ...] = ()  # only on these; everywhere if empty
    id: str = ""
    id_place: Place
    sort_as: str = ""
    affiliation: str = ""
    orcid: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Identities:
    """Which person of people.yaml a name on a poster is."""

    listed: tuple[Identity, ...] = ()
    everywhere: Mapping[str, Identity] | None = None
    somewhere: Mapping[tuple[str, str], Identity] | None = None

    def of(self, name: str, poster: str) -> Identity | None:
        """The person whom this tidy name means on this poster, if people.yaml says so."""
        here = (self.somewhere or {}).get((name, poster))
        return here or (self.everywhere or {}).get(name)


def load(path: Path, faults: Faults) -> Identities:
    """The people of people.yaml; none where there is no such file. Mistakes are added to `faults`."""
    if not path.exists():
        return Identities()
    try:
        items = yamlfile.sequence(yamlfile.read(path)).items
    except SourceError as error:
        faults.append(error)
        return Identities()
    read = (_identity(node, order, faults) for order, node in enumerate(items))
    return _claims([identity for identity in read if identity], faults)


def check(
    identities: Identities, names_on: Mapping[str, Collection[str]], ids: Collection[str], faults: Faults
) -> None:
    """Refuse posters that do not exist, and spellings that stand on no poster.

    `names_on` maps each poster that could be read to its tidy names, `ids` holds those that could not as well.
    """
    everyone = {name for on in names_on.values() for name in on}
    for identity in identities.listed:
        for poster, place in identity.posters:
            if poster not in ids:
                hint = "write the name of a file in content/posters/, without .yaml"
                faults.append(SourceError(f"there is no poster '{poster}'", place, hint))
        if len(names_on) == len(ids):
            _check_spellings(identity, names_on, everyone, faults)


def _check_spellings(
    identity: Identity, names_on: Mapping[str, Collection[str]], everyone: Collection[str], faults: Faults
) -> None:
    chosen = [poster for poster, _ in identity.posters if poster in names_on]
    there = {name for poster in chosen for name in names_on[poster]} if identity.posters else everyone
    where = "none of these posters" if identity.posters else "no poster"
    found = [spelling for spelling, _ in identity.spellings if spelling in there]
    # The name shown may be one that no poster has, as long as another spelling is on one.
    for spelling, place in identity.spellings[bool(found) :]:
        if spelling not in there:
            hint = "write the name as the posters have it, or delete it here"
            faults.append(SourceError(f"'{spelling}' stands on {where}", place, hint))


def _identity(node: Node, order: int, faults: Faults) -> Identity | None:
    if not isinstance(node, yamlfile.Mapping):
        faults.append(SourceError("an item of this list must have fields", node.place, "write - name: Wei Wang"))
        return None
    found: dict[str, Any] = fields.read_fields(node, schema.PERSON, faults)
    if "name" not in found or None in (*found.get("also", ()), *found.get("posters", ())):
        return None
    name = names.tidy(found["name"])
    also = zip(map(names.tidy, found.get("also", ())), _item_places(node, "also"), strict=True)
    return Identity(
        order=order,
        name=name,
        spellings=((name, node.fields["name"].place), *also),
        posters=tuple(zip(found.get("posters", ()), _item_places(node, "posters"), strict=True)),
        id=found.get("id", ""),
        id_place=node.fields["id"].place if "id" in found else node.place,
        sort_as=names.tidy(found.get("sort_as", "")),
        affiliation=found.get("affiliation", ""),
        orcid=found.get("orcid", ""),
        url=found.get("url", ""),
    )


def _item_places(node: yamlfile.Mapping, name: str) -> list[Place]:
    value = node.fields.get(name)
    return [item.place for item in value.items] if isinstance(value, yamlfile.Sequence) else []


def _claims(listed: Iterable[Identity], faults: Faults) -> Identities:
    everywhere: dict[str, Identity] = {}
    somewhere: dict[tuple[str, str], Identity] = {}
    ids: dict[str, Identity] = {}
    listed = tuple(listed)
    for identity in listed:
        for spelling, place in identity.spellings:
            earlier = [everywhere.setdefault(spelling, identity)] if not identity.posters else []
            earlier += [somewhere.setdefault((spelling, poster), identity) for poster, _ in identity.posters]
            if any(other is not identity for other in earlier):
                hint = "give each of the two its 'posters', or delete one"
                faults.append(SourceError(f"'{spelling}' is already another person above", place, hint))
        if identity.id and ids.setdefault(identity.id, identity) is not identity:
            faults.append(SourceError(f"the id '{identity.id}' is given twice", identity.id_place, "choose another id"))
    return Identities(listed, everywhere, somewhere)
