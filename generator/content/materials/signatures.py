"""What a file is by its first bytes, whatever its name says."""

import re

HEAD = 1024  # a PDF may have that much before its signature (ISO 32000, annex H.3.4.1 of its first edition)

_PATTERNS = {
    "png": rb"\x89PNG\r\n\x1a\n",
    "jpg": rb"\xff\xd8\xff",
    "gif": rb"GIF8[79]a",
    "webp": rb"RIFF....WEBP",
    "avif": rb"....ftyp(?:avi[fs]|mif1.{4}(?:.{4}){0,8}?avif)",
    "heic": rb"....ftyp(?:hei[cxms]|hev[cmxs]|mif1|msf1)",
    "tiff": rb"II\*\0|MM\0\*",
    "bmp": rb"BM....\0\0\0\0",
    "zip": rb"PK\x03\x04",
    "svg": rb"\s*(?:<\?xml[^>]*>\s*)?(?><!--.*?-->\s*)*+(?:<!DOCTYPE\s+svg[^>]*>\s*)?<svg[\s>]",
    "html": rb"(?i:\s*(?><!--.*?-->\s*)*+<(?:!DOCTYPE\s+html|html|head|body|script|meta|title)[\s>])",
    "pdf": rb"(?!\s*<).{,1019}?%PDF-",
    "empty": rb"\Z",
}
_COMPILED = {kind: re.compile(pattern, re.DOTALL) for kind, pattern in _PATTERNS.items()}

WORDS = {
    "png": "a PNG picture",
    "jpg": "a JPEG picture",
    "gif": "a GIF picture",
    "webp": "a WebP picture",
    "avif": "an AVIF picture",
    "heic": "a HEIC picture",
    "tiff": "a TIFF picture",
    "bmp": "a BMP picture",
    "zip": "a ZIP archive or an office document",
    "svg": "an SVG drawing",
    "html": "a web page",
    "pdf": "a PDF",
    "empty": "empty",
    "": "something else",
}


def kind(head: bytes) -> str:
    """A key of WORDS for a file that begins with `head`, its first HEAD bytes; "" where none is known."""
    head = head[:HEAD].removeprefix(b"\xef\xbb\xbf")
    return next((kind for kind, pattern in _COMPILED.items() if pattern.match(head)), "")
