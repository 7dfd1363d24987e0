"""Ids in addresses."""

import pytest

from generator.listing.html.links import key_of


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("/virtual/2026/poster/1234", "1234"),
        ("https://a.org/virtual/2026/loc/paris/oral/77/", "77"),
        ("?showEvent=4456", "4456"),
        ("https://openreview.net/forum?id=aB_1", "aB_1"),
        ("poster_P12.html", "P12"),
        ("https://a.org/papers/2024.acl-long.1/", "2024.acl-long.1"),
        ("https://a.org/papers/about", ""),
        ("", ""),
    ],
)
def test_key_of_address(address: str, key: str) -> None:
    assert key_of(address) == key
