"""What the entries of people.yaml claim: against each other, and against what stands on the posters."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from generator.content.fields import Faults
from generator.content.people.identity import Identities, Identity
from generator.errors import SourceError


def settle(listed: Sequence[Identity], faults: Faults) -> Identities:
    """Whom each name and ORCID means; what two entries claim is added to `faults`, and is the first one's.

    Two entries may claim one name everywhere if both have an ORCID: then only an ORCID tells which of them it is.
    """
    everywhere: dict[str, Identity] = {}
    somewhere: dict[tuple[str, str], Identity] = {}
    namesakes: dict[str, dict[int, Identity]] = defaultdict(dict)
    for identity in listed:
        for spelling, place in identity.spellings:
            earlier = [everywhere.setdefault(spelling, identity)] if not identity.posters else []
            earlier += [somewhere.setdefault((spelling, poster), identity) for poster, _ in identity.posters]
            others = [other for other in earlier if other is not identity]
            if others and not identity.posters and identity.orcid and others[0].orcid:
                namesakes[spelling] |= {one.order: one for one in (*others, identity)}
            elif others:
                hint = "give each of the two its 'orcid' or its 'posters', or delete one"
                faults.append(SourceError(f"'{spelling}' is already another person above", place, hint))
    _refuse_twice(listed, faults)
    return Identities(
        listed=tuple(listed),
        everywhere={name: identity for name, identity in everywhere.items() if name not in namesakes},
        somewhere=somewhere,
        by_orcid=_by_orcid(listed, faults),
        namesakes={name: tuple(several.values()) for name, several in namesakes.items()},
    )


def _refuse_twice(listed: Sequence[Identity], faults: Faults) -> None:
    """Note each spelling that one entry has twice, each id that two have, and former ids that are taken."""
    ids: dict[str, Identity] = {}
    for identity in listed:
        seen: set[str] = set()
        for spelling, place in identity.spellings:
            if spelling in seen:
                faults.append(SourceError(f"'{spelling}' is given twice", place, "delete it here"))
            seen.add(spelling)
        if identity.id and ids.setdefault(identity.id, identity) is not identity:
            message = f"the id '{identity.id}' is given twice"
            faults.append(SourceError(message, identity.places["id"], "choose another id"))
    for identity in listed:
        for old, place in identity.formerly:
            other = ids.setdefault(old, identity)
            if other is not identity or old == identity.id:
                faults.append(SourceError(f"the former id '{old}' belongs to '{other.name}'", place, "delete it here"))


def _by_orcid(listed: Sequence[Identity], faults: Faults) -> dict[str, Identity]:
    by_orcid: dict[str, Identity] = {}
    for identity in listed:
        if identity.orcid and by_orcid.setdefault(identity.orcid, identity) is not identity:
            message = f"the ORCID {identity.orcid} is already that of '{by_orcid[identity.orcid].name}' above"
            hint = "one person has one entry: write the other names into its 'also'"
            faults.append(SourceError(message, identity.places["orcid"], hint))
    return by_orcid


def check(
    identities: Identities,
    names_on: Mapping[str, Collection[str]],
    ids: Collection[str],
    faults: Faults,
    orcids: Collection[str] = (),
) -> None:
    """Refuse posters that do not exist, and people of whom neither a spelling nor the ORCID stands on a poster.

    `names_on` maps each poster that could be read to its tidy names, `ids` holds those that could not as well;
    `orcids` are all that stand on posters.
    """
    everyone = {name for on in names_on.values() for name in on}
    for identity in identities.listed:
        for poster, place in identity.posters:
            if poster not in ids:
                hint = "write the name of a file in content/posters/, without .yaml"
                faults.append(SourceError(f"there is no poster '{poster}'", place, hint))
        if len(names_on) == len(ids):
            _check_spellings(identity, names_on, everyone, faults, known=identity.orcid in orcids)


def _check_spellings(
    identity: Identity,
    names_on: Mapping[str, Collection[str]],
    everyone: Collection[str],
    faults: Faults,
    *,
    known: bool,
) -> None:
    chosen = [poster for poster, _ in identity.posters if poster in names_on]
    there = {name for poster in chosen for name in names_on[poster]} if identity.posters else everyone
    where = "none of these posters" if identity.posters else "no poster"
    found = [spelling for spelling, _ in identity.spellings if spelling in there]
    # The name shown may be one that no poster has, as long as the ORCID or another spelling is on one.
    for spelling, place in identity.spellings[bool(found) or known :]:
        if spelling not in there:
            hint = "write the name as the posters have it, or delete it here"
            faults.append(SourceError(f"'{spelling}' stands on {where}", place, hint))
