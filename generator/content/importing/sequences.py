"""Two versions of a list, each made from the same older one, as one list."""

from collections.abc import Collection, Hashable, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

Id = TypeVar("Id", bound=Hashable)


class MergedSequence(Struct, Generic[Id], frozen=True):
    """The merged list; what was kept though theirs dropped it; and whether both had put it in another order."""

    order: tuple[Id, ...]
    kept: tuple[Id, ...]
    reordered: bool


def merge(
    base: Sequence[Id], mine: Sequence[Id], theirs: Sequence[Id], precious: Collection[Id] = ()
) -> MergedSequence[Id]:
    """What either side added or dropped is added or dropped, and whoever changed the order has it; mine where both did.

    The ids of each list are unique. What is `precious` is kept where mine has it, though theirs dropped it.
    """
    kept = tuple(id_ for id_ in mine if id_ in precious and id_ in base and id_ not in theirs)
    stays = {id_ for id_ in mine if id_ in theirs or id_ not in base or id_ in kept}
    stays |= {id_ for id_ in theirs if id_ not in base}
    common = [id_ for id_ in base if id_ in mine and id_ in theirs]
    my_order = [id_ for id_ in mine if id_ in common]
    their_order = [id_ for id_ in theirs if id_ in common]
    leading, following = (theirs, mine) if my_order == common else (mine, theirs)
    order = [id_ for id_ in leading if id_ in stays]
    _insert(order, [id_ for id_ in following if id_ in stays])
    return MergedSequence(tuple(order), kept, common not in (my_order, their_order) and my_order != their_order)


def _insert(order: list[Id], others: Sequence[Id]) -> None:
    """Put what is missing into `order` behind what it stands behind among `others`."""
    for index, id_ in enumerate(others):
        if id_ not in order:
            before = others[index - 1] if index else None
            order.insert(order.index(before) + 1 if before is not None else _start(order, others[1:]), id_)


def _start(order: Sequence[Id], behind: Sequence[Id]) -> int:
    """Where to put what stands first: before what it stood before."""
    places = [order.index(id_) for id_ in behind if id_ in order]
    return min(places, default=0)
