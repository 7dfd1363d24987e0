import pytest

from generator.site import routes


@pytest.mark.parametrize(
    ("source", "target", "link"),
    [
        ("index.html", "posters/beam.html", "posters/beam.html"),
        ("posters/beam.html", "index.html", "../index.html"),
        ("posters/beam.html", "posters/craft.html", "craft.html"),
        ("posters/beam.html", "authors/index.html", "../authors/index.html"),
        ("authors/index.html", "authors/index.html", "index.html"),
        ("posters/beam.html", "files/beam #2 50%.pdf", "../files/beam%20%232%2050%25.pdf"),
    ],
)
def test_links_are_relative_and_name_the_file(source: str, target: str, link: str) -> None:
    assert routes.relative(source, target) == link


@pytest.mark.parametrize(
    ("url", "route", "address"),
    [
        ("https://example.org/some-path/", "posters/a.html", "https://example.org/some-path/posters/a.html"),
        ("https://example.org/some-path/", "index.html", "https://example.org/some-path/"),
        ("", "posters/a.html", ""),
    ],
)
def test_full_addresses_only_where_the_site_has_one(url: str, route: str, address: str) -> None:
    assert routes.absolute(url, route) == address
