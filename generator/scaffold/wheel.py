"""The program as a wheel: https://packaging.python.org/en/latest/specifications/binary-distribution-format/.

The same program gives the same bytes on any machine, so that a lock file can name their hash: no time, no compression
(which differs between versions of zlib), no order of the disk.
"""

import base64
import hashlib
import io
import stat
import zipfile
from collections.abc import Mapping

from msgspec import Struct

from generator import __version__
from generator.scaffold import metadata, sources

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can say
_UNIX = 3


class Wheel(Struct, frozen=True):
    """A wheel's file name and its bytes."""

    name: str
    data: bytes

    @property
    def sha256(self) -> str:
        """The hash by which a requirements file pins it."""
        return hashlib.sha256(self.data).hexdigest()


def build() -> Wheel:
    """The running program as a wheel, from which it can be installed and can make this wheel again."""
    project = sources.pyproject()["project"]
    stem = f"{project['name']}-{__version__}"
    readme = sources.project_file("README.md").decode()
    about = {
        "METADATA": metadata.metadata(project, __version__, readme).encode(),
        "WHEEL": metadata.wheel_file(project["name"], __version__).encode(),
        "entry_points.txt": metadata.entry_points(project).encode(),
        "licenses/LICENSE": sources.project_file("LICENSE"),
    }
    files = sources.packaged() | {f"{stem}.dist-info/{name}": data for name, data in about.items()}
    record = f"{stem}.dist-info/RECORD"
    return Wheel(f"{stem}-py3-none-any.whl", _zipped(files | {record: _record(files, record)}))


def _record(files: Mapping[str, bytes], place: str) -> bytes:
    """Each file's hash and size; RECORD itself cannot have them."""
    lines = [f"{path},sha256={_digest(data)},{len(data)}\n" for path, data in files.items()]
    return "".join([*lines, f"{place},,\n"]).encode()


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


def _zipped(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for path, data in files.items():
            entry = zipfile.ZipInfo(path, _LONG_AGO)
            entry.create_system = _UNIX  # else it names the system that runs this
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, data)
    return buffer.getvalue()
