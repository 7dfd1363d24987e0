"""The page of each poster, and beside it the files with its citation."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from generator.model import Poster, Session
from generator.site import citations, cite, materials, routes, views
from generator.site.bundle import Bundle, Written
from generator.site.cite.lines import doi_address
from generator.site.gathered import Batch
from generator.site.pagemaker import Draft, Page, PageMaker
from generator.site.related import Related
from generator.site.shortaddresses import PrintedAddress, printed, sign
from generator.site.views import Neighbour, RelatedLine


class Steps(NamedTuple):
    """Where a reader steps from here: to the listed poster before, and to the one after."""

    previous: Neighbour | None = None
    following: Neighbour | None = None


def bundles(maker: PageMaker, session: Session) -> Iterator[Bundle]:
    """The posters of the session, batch by batch."""
    listed, start = [maker.chips[poster.id] for poster in maker.listed[session.id]], 0
    for number, batch in enumerate(maker.batches[session.id]):
        end = start + len(batch.posters)
        around = Steps(listed[start - 1] if start else None, listed[end] if end < len(listed) else None)
        given = maker, batch, around
        yield Bundle(f"posters {session.id} {number}", partial(_files, *given), partial(_of, *given), len(batch.cited))
        start = end


def _files(maker: PageMaker, batch: Batch, around: Steps) -> Iterator[Written]:
    steps = _steps(maker, batch, around)
    for cited in batch.cited:
        yield _draft(maker, cited.poster, batch.session, steps.get(cited.poster.id, Steps()))
        yield from citations.of_one(cited, is_brief=maker.kept.is_brief)


def _steps(maker: PageMaker, batch: Batch, around: Steps) -> dict[str, Steps]:
    """By the ids of the batch's listed posters; no steps lead from or to a withdrawn one."""
    row = [around.previous, *(maker.chips[poster.id] for poster in batch.posters), around.following]
    return {poster.id: Steps(row[place], row[place + 2]) for place, poster in enumerate(batch.posters)}


def _of(maker: PageMaker, batch: Batch, around: Steps) -> tuple[object, ...]:
    """What the pages and files of a batch are made of."""
    related = [maker.related.get(poster.id, ()) for poster in batch.posters]
    return (
        maker.common,
        (batch, around, maker.told[batch.session.id], maker.repeated),
        [maker.session_view(batch.session, part, rows=False) for part in maker.parts[batch.session.id]],
        maker.maps.get(batch.session.id),
        related,
        [maker.kin[each.poster] for found in related for each in found],
    )


def _draft(maker: PageMaker, poster: Poster, session: Session, steps: Steps) -> Draft:
    given = maker, poster, session, steps
    return Draft(routes.poster(poster.id), partial(_poster, *given), partial(_of_poster, *given))


def _of_poster(maker: PageMaker, poster: Poster, session: Session, steps: Steps) -> tuple[object, ...]:
    related = maker.related.get(poster.id, ())
    return (
        maker.common,
        (poster, steps, maker.told[session.id]),
        _title(maker, poster),
        maker.metadata.cited.get(poster.id),
        maker.session_view(session, maker.part_of.get(poster.id), rows=False),
        maker.standing(poster),
        related,
        [maker.kin[each.poster] for each in related],
    )


def _title(maker: PageMaker, poster: Poster) -> str:
    title = views.told_title(poster, maker.t)
    return f"{title} ({views.sign(poster, maker.t)})" if title in maker.repeated else title


def _poster(maker: PageMaker, poster: Poster, session: Session, steps: Steps) -> Page:
    title = _title(maker, poster)
    return maker.page(
        routes.poster(poster.id),
        "poster.html",
        title,
        (poster.tldr or poster.abstract).plain or title,
        "posters",
        metadata=maker.metadata.poster(poster, session),
        poster=poster,
        plate=views.plate(poster),
        opening=views.opening(poster),
        authors=views.author_places(poster, maker.conference),
        links=materials.link_views(poster, maker.files),
        image=materials.image(poster, maker.files),
        preview=materials.preview(poster, maker.files),
        session=maker.session_view(session, maker.part_of.get(poster.id), rows=False),
        standing=maker.standing(poster),
        previous=steps.previous,
        following=steps.following,
        mend=maker.mend(poster.path),
        cite=cite.view(maker.metadata.cited[poster.id]),
        doi=doi_address(poster.doi),
        related=_related(maker, maker.related.get(poster.id, ()), session),
        short=_short(maker, poster, session),
    )


def _related(maker: PageMaker, related: Sequence[Related], session: Session) -> tuple[RelatedLine, ...]:
    found = ((maker.metadata.cited[each.poster], each) for each in related)
    return tuple(
        views.related_line(
            cited.poster, cited.session.title if cited.session.id != session.id else "", each.authors, each.terms
        )
        for cited, each in found
    )


def _short(maker: PageMaker, poster: Poster, session: Session) -> PrintedAddress | None:
    figure = sign(poster, session)
    return printed(routes.short(figure), maker.settings) if figure else None
