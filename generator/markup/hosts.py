"""Whether a link's words name another host than the one it leads to, which nobody sees before it is opened."""

import re
import unicodedata
from urllib.parse import urlsplit

from markdown_it.common.normalize_url import normalizeLink

_WRITTEN = re.compile(r"(?:https?:[/\\]{2}|(?<![\w.-])www\.)[^\s<>\"'()\[\]{}]+", re.IGNORECASE)
# Words that are an address and nothing else: bank.example, me@bank.example, bank.example/login.
_BARE = re.compile(r"(?:[^\s@/]+@)?(?P<host>(?:[\w-]+\.)+[^\W\d_]{2,63})(?::\d+)?(?:[/?#]\S*)?")


def true_host(words: str, href: str) -> str:
    """The host that `href` leads to, where the words of the link name another one; else "".

    `www.` and the parts of one domain do not count: `example.org` may lead to `docs.example.org`, and back.
    """
    host = _host(href)
    named = list(_named(_plain(words)))
    return host if any(not _is_one(one, host) for one in named) else ""


def _named(words: str) -> list[str]:
    written = [_host(found[0] if ":" in found[0] else f"https://{found[0]}") for found in _WRITTEN.finditer(words)]
    bare = _BARE.fullmatch(words)
    return written or ([_ascii(bare["host"])] if bare else [])


def _plain(words: str) -> str:
    """The words as a reader sees them: without what is invisible, wide letters and dots as narrow ones."""
    seen = "".join(character for character in words if unicodedata.category(character) not in {"Cf", "Mn", "Me"})
    return unicodedata.normalize("NFKC", seen).replace("。", ".").strip(" .,;:!?")


def _host(address: str) -> str:
    """The host of an address, in ASCII; of a mail address its domain."""
    scheme, _, rest = address.partition(":")
    if scheme.lower() == "mailto":
        return _ascii(rest.partition("?")[0].rpartition("@")[2])
    try:
        return _ascii(urlsplit(address.replace("\\", "/")).hostname or "")
    except ValueError:
        return ""


def _ascii(host: str) -> str:
    encoded = urlsplit(normalizeLink(f"https://{host}")).netloc
    return encoded.lower().removeprefix("www.").rstrip(".")


def _is_one(named: str, host: str) -> bool:
    return named == host or host.endswith(f".{named}") or named.endswith(f".{host}")
