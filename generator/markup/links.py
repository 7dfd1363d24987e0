"""Links: Markdown's, and addresses that stand bare in the text."""

import re
from collections.abc import Sequence

from markdown_it.rules_inline import StateInline, link
from markdown_it.token import Token

from generator.markup import hosts, safe
from generator.markup.reading import is_in_link, stretch_of

_SCHEMES = ("https", "http")
_BARE = re.compile(r"""://(?:(?!\]\()[^\s<>"'`{}|\\^$\u3000-\u303f\uff00-\uffef]|\\[_%#&~]){1,2000}""")
_TEX_ESCAPE = re.compile(r"\\([_%#&~${}])")
_TRAILING = ".,;:!?*_~"
_PARTNERS = {")": "(", "]": "["}


def link_rule(state: StateInline, silent: bool) -> bool:
    """`[text](address)`; never inside another link."""
    if is_in_link(state) or state.pos not in stretch_of(state).link_labels:
        return False
    start, first = state.pos, len(state.tokens)
    if not link(state, silent):
        return False
    if not silent:
        show_true_host(state, start, state.tokens[first:])
    return True


def show_true_host(state: StateInline, start: int, tokens: Sequence[Token]) -> None:
    """Write the host behind the words of the link just read, which began at `start`, where they name another one."""
    opening = next((token for token in tokens if token.type == "link_open"), None)
    if opening is None:
        return
    words = "".join(map(_words, tokens[tokens.index(opening) :]))
    host = hosts.true_host(words, str(opening.attrs["href"]))
    if host:
        state.push("text", "", 0).content = f" ({host})"
        hint = "write the address that it leads to, or words that are no address"
        stretch_of(state).report(start, state.pos, f"the words of this link are no address of {host}", hint)


def url_rule(state: StateInline, silent: bool) -> bool:
    """A bare `https://...`, without the punctuation that ends its sentence."""
    if state.src[state.pos] != ":" or is_in_link(state):
        return False
    scheme = next((name for name in _SCHEMES if state.src.endswith(name, 0, state.pos)), "")
    match = _BARE.match(state.src, state.pos, state.posMax) if scheme else None
    if match is None or state.src[state.pos - len(scheme) - 1 : state.pos - len(scheme)].isalnum():
        return False
    rest = _without_trailing(match[0])
    address = plain_address(scheme + rest)
    href = safe.link(address)
    if href is None or not (silent or state.pending.endswith(scheme)):
        return False
    if not silent:
        state.pending = state.pending[: -len(scheme)]
        push_link(state, href, address)
    state.pos += len(rest)
    return True


def _words(token: Token) -> str:
    if token.type == "math":
        return str(token.meta["formula"].plain)
    # Markers of emphasis are taken away only when the whole paragraph has been read.
    return token.content.strip("*_") and token.content


def plain_address(address: str) -> str:
    r"""An address without TeX's escapes: `\_`, `\%`, `\#`, `\&`, `\~`."""
    return _TEX_ESCAPE.sub(r"\1", address)


def push_link(state: StateInline, href: str, text: str) -> None:
    """Add a link whose text is not read again."""
    state.push("link_open", "a", 1).attrs = {"href": href}
    state.push("text", "", 0).content = text
    state.push("link_close", "a", -1)


def _without_trailing(rest: str) -> str:
    """An address without closing punctuation; a bracket stays where its partner is in the address."""
    while rest:
        last = rest[-1]
        partner = _PARTNERS.get(last)
        if last not in _TRAILING and (partner is None or rest.count(partner) >= rest.count(last)):
            break
        rest = rest[:-1]
    return rest
