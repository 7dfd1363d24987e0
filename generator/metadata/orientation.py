"""The EXIF tag that says which way up a picture is: read from EXIF data, and written as EXIF data of its own.

Source: CIPA DC-008 (Exif), 4.6; TIFF 6.0, section 2.
"""

import struct

from generator.metadata.parts import MalformedError, piece

TAG = 0x0112
SHORT = 3
UPRIGHT = 1
PREFIX = b"Exif\0\0"  # before the data in JPEG
_ORDERS = {b"II*\0": "<", b"MM\0*": ">"}


def only(exif: bytes) -> bytes:
    """EXIF data with the one tag alone, or nothing where the picture is upright or does not say."""
    found = _read(exif)
    return b"" if found == UPRIGHT else _written(found)


def _read(exif: bytes) -> int:
    """1 to 8; 1 where the data are broken, for then nobody turns the picture."""
    order = _ORDERS.get(exif[:4])
    if not order:
        return UPRIGHT
    try:
        (start,) = struct.unpack(f"{order}I", piece(exif, 4, 4))
        (entries,) = struct.unpack(f"{order}H", piece(exif, start, 2))
        for entry in range(entries):
            tag, kind, count, value = struct.unpack(f"{order}HHIH", piece(exif, start + 2 + 12 * entry, 10))
            if (tag, kind, count) == (TAG, SHORT, 1) and UPRIGHT <= value <= 8:
                return int(value)
    except MalformedError:
        pass
    return UPRIGHT


def _written(value: int) -> bytes:
    header = struct.pack(">2sHI", b"MM", 42, 8)
    return header + struct.pack(">HHHIHHI", 1, TAG, SHORT, 1, value, 0, 0)
