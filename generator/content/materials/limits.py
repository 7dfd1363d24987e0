"""What may stand below content/files/: kinds and sizes. All limits of materials are here.

Everything there is published under the conference's own address, so what a browser would run in that address's name
is left out, and what it would show must be what its name says.
"""

MEGABYTE = 1_000_000

# One file. GitHub refuses to take what is larger than 100 MiB.
MAX_FILE = 100 * MEGABYTE
# Worth a warning: at 10 Mbit/s, which a full hall seldom has, this takes 20 s to load, and history keeps every version.
LARGE_FILE = 25 * MEGABYTE
# All files together. GitHub Pages publishes at most 1 GB.
LARGE_FOLDER = 1000 * MEGABYTE
# A picture: 10 MB is a photograph from a good camera, and already too much for a phone in a full hall.
MAX_PICTURE = 10 * MEGABYTE
# A browser needs 4 bytes for each pixel, so this is 200 MB of a phone's memory; cameras give 12 to 48 megapixels.
MAX_PIXELS = 50_000_000
# For opening one picture or PDF. A large figure takes 1 s; 50 megapixels take less than half of this memory.
SECONDS = 20
MEMORY = 2000 * MEGABYTE
# A drawing of a logo has some kB; checking takes about 1 s for each 20 MB.
MAX_SVG = 1 * MEGABYTE
# Bytes of a name: most file systems take 255, some that encrypt 143, and the build adds to it.
MAX_NAME = 100

PICTURES = {"png": "png", "jpg": "jpg", "jpeg": "jpg", "webp": "webp", "gif": "gif", "avif": "avif"}  # suffix -> format

# Browsers show these without running anything in them, or offer to save them.
OTHERS = frozenset(
    [
        *("txt", "md", "csv", "tsv", "json", "bib", "ipynb"),
        *("zip", "gz", "tgz", "bz2", "xz", "zst", "7z", "tar"),
        *("mp4", "m4v", "webm", "mov", "mp3", "m4a", "ogg", "wav", "vtt", "srt"),
        *("pptx", "odp", "key", "docx", "odt", "xlsx", "ods"),
    ]
)
# For a better hint only; what is in neither list is not published either.
RUN_BY_BROWSERS = frozenset(
    ["html", "htm", "xhtml", "xht", "shtml", "mhtml", "xml", "xsl", "xslt", "svgz", "js", "mjs", "wasm", "swf", "css"]
)
NO_PICTURES_OF_THE_WEB = frozenset(["heic", "heif", "tif", "tiff", "bmp", "eps", "ps", "ai", "psd", "jxl", "jp2"])


def suffix(name: str) -> str:
    """What a name ends in, small and without its dot; "" where it has none."""
    stem, dot, end = name.rpartition("/")[2].rpartition(".")
    return end.lower() if dot and stem else ""


def megabytes(size: int) -> str:
    """A number of bytes in words, never rounded down to a limit that it exceeds."""
    return f"{-(-size * 10 // MEGABYTE) / 10:.1f} MB".replace(".0 ", " ")
