"""What sources hold as HTML, with entities, odd blanks or e-mail addresses, as the plain text of an entry."""

import html
import re

from generator.listing.lines import one_spaced

# Attributes need their '=', so that `i <b and c> d` is no tag.
_ATTRIBUTES = r"(?:\s+[\w:-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>=]+))*\s*"
_BLOCKS = r"p|div|h[1-6]|ul|ol|section|article|blockquote|table|tr|center|body|html|jats:p|jats:title|jats:sec"
_SPANS = (
    "a|b|i|u|s|em|strong|span|small|big|font|tt|code|pre|cite|abbr|mark|td|th|tbody|label|img|jats:italic|jats:bold"
)
_BLOCK = re.compile(rf"</?(?:{_BLOCKS}){_ATTRIBUTES}/?>", re.IGNORECASE)
_BREAK = re.compile(rf"\n?[ \t]{{0,20}}<br{_ATTRIBUTES}/?>(?:[ \t]{{0,20}}\n)?", re.IGNORECASE)
_ITEM = re.compile(rf"\n?[ \t]{{0,20}}<li{_ATTRIBUTES}>\s{{0,20}}", re.IGNORECASE)
_SPAN = re.compile(rf"</?(?:{_SPANS}){_ATTRIBUTES}/?>|</li\s*>", re.IGNORECASE)
_LINK = re.compile(r"<a\s(?:[^<>]*?\s)?href\s*=\s*[\"']?(https?://[^\s\"'<>]+)[^<>]*>([^<>]*)</a\s*>", re.IGNORECASE)
# Neither reaches over the beginning of another of its kind, or it would be looked for from each of them to the end.
_COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)
_UNSEEN = re.compile(r"<(script|style)\b[^<>]*>(?:(?!<\1\b).)*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_RAISED = re.compile(rf"<(?:jats:)?(sup|sub){_ATTRIBUTES}>([^<>]*)</(?:jats:)?\1\s*>", re.IGNORECASE)
_LEFT_RAISED = re.compile(r"</?(?:sup|sub)\s*>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});")
_ESCAPED_TAG = re.compile(r"&lt;/?(?:p|br|i|b|em|strong|div|span|sup|sub|li|ul)\s*/?&gt;", re.IGNORECASE)

_PLAIN = "0123456789+-=()nix"
_SUPERSCRIPT = str.maketrans(_PLAIN, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱˣ")
_SUBSCRIPT = str.maketrans(_PLAIN, "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙᵢₓ")

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_PARAGRAPH_END = re.compile(r"\n(?:[ \t\u00a0]*\n)+")
# A newline within a paragraph is a place where the source broke its line, unless an item of a list follows.
_BREAK_INSIDE = re.compile(r"[ \t\u00a0]*\n[ \t\u00a0]*(?P<item>[-*•] |\d{1,2}[.)] )?")
_BLANKS = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u3000]{2,}|[\t\u00a0]")

_AT = re.compile(r"[@＠]|[\[({]\s*at\s*[\])}]")
_ADDRESS = re.compile(
    r"[\[(<{]?(?:mailto:)?(?:[\w.!#$%&'*+/=?^`|~-]{0,64}\w|\{[\w.,;\s-]{1,200}\})"
    rf"\s?(?:{_AT.pattern})\s?(?:[\w-]+\.)*[\w-]+\.(?:[a-z]{{2,24}}|[A-Z]{{2,24}})(?![\w@])[\])>}}]?"
)
_GAP = re.compile(r" {2,}| (?=[,.;:])")


def line(source: str) -> str:
    """A title, name, room or the like as one line: no tags, entities resolved, plain single spaces."""
    text = _unmarked(source)
    return one_spaced(text.replace("\n", " ").replace("\r", " ") if "\n" in text or "\r" in text else text)


def paragraphs(source: str) -> str:
    """An abstract: paragraphs with an empty line between them, each on one line but for the items of a list."""
    text = _unmarked(source).replace("\r\n", "\n").replace("\r", "\n").strip()
    return "\n\n".join(map(_paragraph, _PARAGRAPH_END.split(text)))


def _paragraph(text: str) -> str:
    text = text.strip()
    if text.isprintable() and "  " not in text:  # no blank but plain spaces is printable
        return text
    joined = _BREAK_INSIDE.sub(lambda found: f"\n{found['item']}" if found["item"] else " ", text)
    return _BLANKS.sub(" ", joined)


def without_addresses(text: str) -> str:
    """The text without e-mail addresses, and without the brackets and blanks that stood around them."""
    while _AT.search(text) and (found := _ADDRESS.sub("", text)) != text:
        text = _GAP.sub(lambda gap: " " * (len(gap[0]) > 1), found).strip(" ,;")
    return text


def _unmarked(source: str) -> str:
    """The text without HTML; what cannot stand in a page is taken out or shown as a replacement character."""
    text = source
    if "&lt;" in text and _ESCAPED_TAG.search(text):
        text = html.unescape(text)
    if "<" in text:
        text = _without_tags(text)
    if "&" in text:
        text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    if not text.isprintable():
        text = _CONTROLS.sub("", _SURROGATES.sub("\ufffd", text))
    return text


def _without_tags(text: str) -> str:
    text = _COMMENT.sub("", _UNSEEN.sub("", text))
    text = _LINK.sub(_link, _RAISED.sub(_raised, text))
    text = _ITEM.sub("\n- ", _BREAK.sub("\n", text))
    return _SPAN.sub("", _LEFT_RAISED.sub("", _BLOCK.sub("\n\n", text)))


def _link(found: re.Match[str]) -> str:
    """The words of a link with its address behind them, unless they are the address."""
    address, words = found[1], found[2]
    return words if address.rstrip("/").partition("//")[2] in words else f"{words} ({address})"


def _raised(found: re.Match[str]) -> str:
    """Raised or lowered text in Unicode's own characters, else as in plain mail: `x^k`, `T_max`; 4th stays 4th."""
    signs, up = found[2].strip(), found[1].lower() == "sup"
    if all(sign in _PLAIN for sign in signs):
        return signs.translate(_SUPERSCRIPT if up else _SUBSCRIPT)
    as_it_is = not signs.isalnum() or signs.lower() in {"st", "nd", "rd", "th"}
    return found[2] if as_it_is else ("^" if up else "_") + signs
