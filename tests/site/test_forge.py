import pytest

from generator.site.forge import FileAddresses, addresses

FILE = "content/posters/monday/tiny-caches.yaml"


def forms(start: str, end: str) -> FileAddresses:
    return FileAddresses(*(f"{start}/{action}/{end}" for action in ("edit", "commits", "raw")))


ADDRESSES = {
    "GitHub": ("https://github.com/o/n", "main", FILE, forms("https://github.com/o/n", f"main/{FILE}")),
    "GitLab": ("https://gitlab.com/o/n", "main", FILE, forms("https://gitlab.com/o/n/-", f"main/{FILE}")),
    "a GitLab of one's own, with groups": (
        *("https://gitlab.example.edu/a/b/n", "main", FILE),
        forms("https://gitlab.example.edu/a/b/n/-", f"main/{FILE}"),
    ),
    "only the host decides": (
        "https://github.com/gitlab/n",
        "main",
        "a",
        forms("https://github.com/gitlab/n", "main/a"),
    ),
    "a branch with a slash": (
        "https://github.com/o/n",
        "next/year",
        "a",
        forms("https://github.com/o/n", "next/year/a"),
    ),
    "what an address cannot hold": (
        *("https://github.com/o/n", "größe", "a b#c?.md"),
        forms("https://github.com/o/n", "gr%C3%B6%C3%9Fe/a%20b%23c%3F.md"),
    ),
    "no repository": ("", "main", FILE, None),
    "no path": ("https://github.com/o/n", "main", "", None),
}


@pytest.mark.parametrize(("repository", "branch", "path", "expected"), ADDRESSES.values(), ids=ADDRESSES)
def test_addresses(repository: str, branch: str, path: str, expected: FileAddresses | None) -> None:
    assert addresses(repository, branch, path) == expected
