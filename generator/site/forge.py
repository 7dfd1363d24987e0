"""Where a file of the repository is mended, its history shown and its text had, on the host that keeps it."""

from urllib.parse import quote, urlsplit

from msgspec import Struct


class FileAddresses(Struct, frozen=True):
    """What a host shows of one file: its editor, its history, and the file as it is."""

    edit: str
    history: str
    raw: str


def addresses(repository: str, branch: str, path: str) -> FileAddresses | None:
    """The addresses of the file at `path` on `branch`; None without a repository or a path.

    The forms are GitHub’s; a host with "gitlab" in its name gets GitLab’s.
    """
    if not repository or not path:
        return None
    between = "/-/" if "gitlab" in (urlsplit(repository).hostname or "") else "/"
    file = quote(f"{branch}/{path}")
    return FileAddresses(*(f"{repository}{between}{action}/{file}" for action in ("edit", "commits", "raw")))
