"""Drawings for logos: what is harmless passes, and all else is named with its line."""

from pathlib import Path

import pytest

from generator.content.materials import svg

PATH = Path("logo.svg")
PLAIN = "save it anew as a plain SVG, or as a .png"
INSIDE = "put what it refers to into the drawing"
XHTML = "http://www.w3.org/1999/xhtml"


def told(data: bytes) -> str | None:
    fault = svg.check(PATH, data)
    return f"{fault.place.line}:{fault.place.column}: {fault.message} | {fault.hint}" if fault else None


def drawing(inside: str, attributes: str = "") -> bytes:
    return (
        f'<svg xmlns="{svg.SVG}" xmlns:xlink="{svg.XLINK}" xmlns:h="{XHTML}"{attributes}>\n {inside}\n</svg>\n'
    ).encode()


PIXEL = "data:image/png;base64,iVBORw0KGgo="

HARMLESS = {
    "shapes": '<g id="a"><path d="M0 0L1 1" style="fill:#fff;stroke:none"/><circle r="1" fill="url(#g)"/></g>',
    "text": '<text x="1">A &lt;script&gt; &amp; <tspan>B</tspan></text><title>onload=alert(1)</title>',
    "gradient": '<defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs><rect fill="url( \'#g\' )"/>',
    "use": '<symbol id="s"><path d=""/></symbol><use xlink:href="#s"/><use href="#s"/>',
    "picture inside": f'<image xlink:href="{PIXEL}" width="1" height="1"/><image href="{PIXEL}"/>',
    "style": "<style>.a { fill: url(#g); color: red } @media (prefers-color-scheme: dark) { .a { x: 1 } }</style>",
    "style in CDATA": "<style><![CDATA[ .a > .b { fill: red } ]]></style>",
    "filter": '<filter id="f"><feGaussianBlur stdDeviation="2"/></filter><g filter="url(#f)"/>',
    "names of all kinds": '<g id="back\\slash url(x)" aria-label="the image (left)" class="src (a)"/>',
    "Inkscape's notes": (
        '<n:namedview xmlns:n="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" n:onload="x" n:href="y"/>'
        '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>'
    ),
    "language and space": '<text xml:lang="de" xml:space="preserve"> a </text>',
}


@pytest.mark.parametrize("inside", HARMLESS.values(), ids=HARMLESS)
def test_harmless_drawings_pass(inside: str) -> None:
    assert told(drawing(inside)) is None


def test_a_declaration_and_a_mark_pass() -> None:
    assert (
        told(b"\xef\xbb\xbf<?xml version='1.0' encoding='UTF-8' standalone='no'?>\n<!-- a -->\n" + drawing("")) is None
    )


NAMESPACE = f"a drawing may hold no <script> of {XHTML}"
HOSTILE = {
    "script": ("<script>alert(1)</script>", "2:2: a drawing may hold no <script>"),
    "script elsewhere": ('<script href="https://evil.example/a.js"/>', "2:2: a drawing may hold no <script>"),
    "script of XHTML": ("<h:script>alert(1)</h:script>", f"2:2: {NAMESPACE}"),
    "foreignObject": ("<foreignObject><h:body/></foreignObject>", "2:2: a drawing may hold no <foreignObject>"),
    "frame of XHTML": ("<h:iframe/>", f"2:2: a drawing may hold no <iframe> of {XHTML}"),
    "no namespace": ('<script xmlns="">1</script>', "2:2: a drawing may hold no <script> of no namespace"),
    "link": ('<a href="javascript:alert(1)"><text>x</text></a>', "2:2: a drawing may hold no <a>"),
    "animation": ('<animate attributeName="href" values="javascript:1"/>', "2:2: a drawing may hold no <animate>"),
    "set": ('<g><set attributeName="onload" to="alert(1)"/></g>', "2:5: a drawing may hold no <set>"),
    "handler": (
        '<handler type="text/javascript">alert(1)</handler>',
        "2:2: a drawing may hold no <handler>",
    ),
    "feImage": ('<filter><feImage href="https://evil.example/"/></filter>', "2:10: a drawing may hold no <feImage>"),
    "onclick": ('<g onclick="alert(1)"/>', "2:2: a drawing may hold no attribute 'onclick', for it runs a script"),
    "ONLOAD": ('<g ONLOAD="alert(1)"/>', "2:2: a drawing may hold no attribute 'ONLOAD', for it runs a script"),
    "events": ('<g xmlns:e="http://www.w3.org/2001/xml-events" e:event="load"/>',
               "2:2: a drawing may hold no attribute 'event'"),
    "base": ('<g xml:base="https://evil.example/"/>', "2:2: a drawing may hold no attribute 'base'"),
    "use from elsewhere": ('<use href="https://evil.example/a.svg#x"/>',
                           f"2:2: a drawing may not refer to 'https://evil.example/a.svg#x' | {INSIDE}"),
    "use of data": ('<use xlink:href="data:image/svg+xml;base64,PHN2Zz4="/>',
                    f"2:2: a drawing may not refer to 'data:image/svg+xml;base64,PHN2Zz4=' | {INSIDE}"),
    "image elsewhere": ('<image href="//evil.example/p.gif"/>',
                        f"2:2: a drawing may not refer to '//evil.example/p.gif' | {INSIDE}"),
    "javascript": ('<image xlink:href=" javascript:alert(1)"/>',
                   f"2:2: a drawing may not refer to ' javascript:alert(1)' | {INSIDE}"),
    "HREF": ('<image HREF="https://evil.example"/>',
             f"2:2: a drawing may not refer to 'https://evil.example' | {INSIDE}"),
    "fill elsewhere": ('<g fill="url(https://evil.example/#a)"/>', "2:2: the attribute 'fill' may hold no 'url('"),
    "style elsewhere": ('<g style="fill: URL (\'//e.example\')"/>', "2:2: the attribute 'style' may hold no 'URL ('"),
    "escaped": ('<g style="fill:\\75rl(//evil.example)"/>', "2:2: the attribute 'style' may hold no '\\'"),
    "image-set": ('<g style="mask:-webkit-image-set(\'//e\' 1x)"/>',
                  "2:2: the attribute 'style' may hold no 'image-set('"),
    "import": ("<style>\n@import '//evil.example';</style>", "3:26: a <style> may hold no '@import'"),
    "style parted by a comment": ("<style>a{fill:u<!-- -->rl(//e)}</style>", "2:33: a <style> may hold no 'url('"),
    "style parted by CDATA": ("<style>a{fill:ur<![CDATA[l(//e)}]]></style>", "2:37: a <style> may hold no 'url('"),
    "style by reference": ("<style>a{fill:&#117;rl(//e)}</style>", "2:30: a <style> may hold no 'url('"),
    "style sheet": ('<?xml-stylesheet href="a.css"?>', "2:2: a drawing may hold no <?xml-stylesheet?> | delete it"),
    "PHP": ("<?php phpinfo() ?>", "2:2: a drawing may hold no <?php?> | delete it"),
    "repeated repetition": ('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
                            "2:12: <use> of 'b', which holds a <use> itself"),
    "many repetitions": ('<use href="#a"/>' * 201, "2:3202: a drawing may hold at most 200 <use>"),
    "deep": ("<g>" * 100, "2:299: a drawing may hold elements at most 100 deep"),
    "cut": ("<g>", "3:3: the drawing is no well-formed XML: mismatched tag"),
    "entity": ("<text>&xxe;</text>", "2:8: the drawing is no well-formed XML: undefined entity"),
}  # fmt: skip


@pytest.mark.parametrize(("inside", "said"), HOSTILE.values(), ids=HOSTILE)
def test_what_may_not_be_there_is_named(inside: str, said: str) -> None:
    assert told(drawing(inside)) == (said if " | " in said else f"{said} | {PLAIN}")


BOMB = "<!DOCTYPE svg [" + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
DELETE = "delete it, up to its closing >"
WHOLE = {
    "doctype": (b"<!DOCTYPE svg>" + drawing(""), f"1:14: a drawing may hold no <!DOCTYPE> | {DELETE}"),
    "entity bomb": (BOMB.encode() + b"]>" + drawing("&i;"), f"1:15: a drawing may hold no <!DOCTYPE> | {DELETE}"),
    "external entity": (
        b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + drawing("&x;"),
        f"1:15: a drawing may hold no <!DOCTYPE> | {DELETE}",
    ),
    "onload": (
        drawing("", ' onload="alert(1)"'),
        f"1:1: a drawing may hold no attribute 'onload', for it runs a script | {PLAIN}",
    ),
    "web page": (
        f'<html xmlns="{XHTML}"/>'.encode(),
        f'1:1: a drawing begins with <svg xmlns="{svg.SVG}">, not with <html> | {PLAIN}',
    ),
    "no namespace": (b"<svg/>", f'1:1: a drawing begins with <svg xmlns="{svg.SVG}">, not with <svg> | {PLAIN}'),
    "another encoding": (
        b"<?xml version='1.0' encoding='utf-7'?>" + drawing(""),
        f"1:1: the drawing says that its encoding is utf-7 | {PLAIN}",
    ),
    "UTF-16": (b"\xff\xfe<\0s\0", f"1:1: the drawing is not UTF-8 | {PLAIN}"),
    "empty": (b"", f"1:1: the drawing is no well-formed XML: no element found | {PLAIN}"),
    "gzip": (b"\x1f\x8b\x08\0", f"1:1: the drawing is not UTF-8 | {PLAIN}"),
}


@pytest.mark.parametrize(("data", "said"), WHOLE.values(), ids=WHOLE)
def test_what_is_no_plain_drawing_is_named(data: bytes, said: str) -> None:
    assert told(data) == said


@pytest.mark.parametrize(
    "inside",
    [
        '<g style="' + "a" * 900_000 + '"/>',
        "<style>a</style>" * 50_000,
        "<style>" + "a<!---->" * 100_000 + "</style>",
        "<style>" + "url " * 200_000 + "</style>",
        "<style>url(" + " " * 900_000 + "#a)</style>",
        "<style>" + "url( #" * 150_000 + "</style>",
        '<image href="data:image/png;base64,' + "A" * 900_000 + '"/>',
    ],
    ids=range(7),
)
def test_long_drawings_are_read_in_linear_time(inside: str) -> None:
    assert told(drawing(inside)) is None


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="240" height="64.4" viewBox="0 0 60 16"', (240, 64)),
        ('width="240px" height="64px"', (240, 64)),
        ('width="100%" height="100%" viewBox="0,0 60 16"', (60, 16)),
        ('viewBox="-5 -5 60.5 16"', (60, 16)),
        ('width="3cm" height="2cm"', (0, 0)),
        ('width="240"', (0, 0)),
        ('viewBox="0 0 60"', (0, 0)),
        ('viewBox="0 0 -60 16"', (0, 0)),
        (f'width="{"9" * 400}" height="1"', (0, 0)),
        ("", (0, 0)),
    ],
)
def test_how_large_a_drawing_says_it_is(tmp_path: Path, attributes: str, size: tuple[int, int]) -> None:
    file = tmp_path / "logo.svg"
    file.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}><svg width="1" height="1"/></svg>')
    assert svg.check(file, file.read_bytes()) is None
    assert svg.size(file) == size
