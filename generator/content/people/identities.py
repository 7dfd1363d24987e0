"""content/people.yaml: who is who where names alone do not tell."""

from pathlib import Path
from typing import Any

from generator.content import fields, schema, yamlfile
from generator.content.fields import Faults
from generator.content.people import claims, names
from generator.content.people.identity import Identities, Identity
from generator.content.yamlfile import Node
from generator.errors import Place, SourceError


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
    return claims.settle([identity for identity in read if identity], faults)


def _identity(node: Node, order: int, faults: Faults) -> Identity | None:
    if not isinstance(node, yamlfile.Mapping):
        faults.append(SourceError("an item of this list must have fields", node.place, "write - name: Wei Wang"))
        return None
    found: dict[str, Any] = fields.read_fields(node, schema.PERSON, faults)
    lists = {name: found.get(name, ()) for name in ("also", "posters", "formerly")}
    if "name" not in found or any(None in values for values in lists.values()):
        return None
    name = names.tidy(found["name"])
    items = {name: _item_places(node, name) if name in found else () for name in lists}  # none of a list with a mistake
    also = zip(map(names.tidy, lists["also"]), items["also"], strict=True)
    return Identity(
        order=order,
        name=name,
        spellings=((name, node.fields["name"].place), *also),
        posters=tuple(zip(lists["posters"], items["posters"], strict=True)),
        id=found.get("id", ""),
        sort_as=names.tidy(found.get("sort_as", "")),
        affiliation=found.get("affiliation", ""),
        orcid=found.get("orcid", ""),
        url=found.get("url", ""),
        formerly=tuple(zip(lists["formerly"], items["formerly"], strict=True)),
        places={name: value.place for name, value in node.fields.items()},
    )


def _item_places(node: yamlfile.Mapping, name: str) -> list[Place]:
    value = node.fields.get(name)
    return [item.place for item in value.items] if isinstance(value, yamlfile.Sequence) else []
