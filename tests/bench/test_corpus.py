import re
from collections import Counter
from pathlib import Path

import pytest

from generator.content import settings
from generator.content.load import load
from generator.content.people import names
from tests.bench import corpus, yamlsite
from tests.bench.corpus import LARGEST_SESSION, MOST_POSTERS, Block
from tests.bench.material import HEAD, Material

SIZE = 700


@pytest.fixture(scope="module")
def blocks(source: Material) -> tuple[Block, ...]:
    return corpus.make(source, SIZE)


def test_the_parts_are_those_of_the_listing(source: Material) -> None:
    assert len(source.abstracts) == len(source.shapes) == 47
    assert (source.people, source.places) == (245, 269)
    assert "BEAM" in source.heads
    assert any(HEAD in sentence for abstract in source.abstracts for sentence in abstract)


def test_a_seed_gives_the_same_conference_again_and_another_gives_another(
    source: Material, blocks: tuple[Block, ...]
) -> None:
    assert corpus.make(source, SIZE) == blocks
    assert corpus.make(source, SIZE, seed=9) != blocks


def test_it_is_as_large_as_was_asked_in_sessions_as_large_as_real_ones(blocks: tuple[Block, ...]) -> None:
    assert sum(len(block.posters) for block in blocks) == SIZE
    assert max(len(block.posters) for block in blocks) <= LARGEST_SESSION
    assert len({block.id for block in blocks}) == len(blocks) == 3


def test_what_is_missing_is_missing_as_often_as_in_the_listing(blocks: tuple[Block, ...]) -> None:
    posters = [poster for block in blocks for poster in block.posters]
    places = [name for poster in posters for name in poster.authors]
    assert sum(not poster.title for poster in posters) / len(posters) == pytest.approx(2 / 47, abs=0.025)
    assert sum(not name for name in places) / len(places) == pytest.approx(42 / 311, abs=0.03)


@pytest.mark.parametrize(("size", "people"), [(47, 245), (700, 2_040), (3_000, 6_500)])
def test_names_repeat_as_in_life(source: Material, size: int, people: int) -> None:
    posters = [poster for block in corpus.make(source, size) for poster in block.posters]
    on_posters = Counter(name for poster in posters for name in poster.authors if name)
    assert len(on_posters) == pytest.approx(people, rel=0.12)
    assert 2 <= max(on_posters.values()) <= MOST_POSTERS
    for poster in posters:
        named = [name for name in poster.authors if name]
        assert len(set(named)) == len(named)


def test_words_grow_in_number_and_markup_is_there(source: Material, blocks: tuple[Block, ...]) -> None:
    abstracts = [poster.abstract for block in blocks for poster in block.posters]
    assert len(set(re.findall(r"\w+", " ".join(abstracts).lower()))) > 2 * source.vocabulary
    with_markup = sum(bool(re.search(r"\\\w|\$", abstract)) for abstract in abstracts)
    assert 0.1 * SIZE < with_markup < 0.9 * SIZE
    assert not any(HEAD in abstract for abstract in abstracts)


def test_the_site_loads_without_mistakes_and_as_it_was_made(tmp_path: Path, source: Material) -> None:
    blocks = corpus.make(source, 320)
    yamlsite.write(blocks, tmp_path)
    loaded = load(settings.load(tmp_path))
    made = [(block.id, poster) for block in blocks for poster in block.posters]
    found = [(poster.session, poster.abstract.source) for poster in loaded.conference.posters]
    assert found == [(session, poster.abstract) for session, poster in made]
    assert {person.name for person in loaded.conference.people} == {
        names.tidy(name) for _, poster in made for name in poster.authors if name
    }
    assert {fault.message.split("\\")[0] for fault in loaded.warnings} <= {"unknown macro "}
