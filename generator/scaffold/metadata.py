"""The files of a wheel's dist-info folder: https://packaging.python.org/en/latest/specifications/core-metadata/."""

from collections.abc import Iterator, Mapping
from typing import Any


def metadata(project: Mapping[str, Any], version: str, readme: str) -> str:
    """METADATA, from the `project` table of pyproject.toml; `readme` is Markdown."""
    return "\n".join([*_fields(project, version), "", readme])


def _fields(project: Mapping[str, Any], version: str) -> Iterator[str]:
    yield "Metadata-Version: 2.4"
    yield f"Name: {project['name']}"
    yield f"Version: {version}"
    yield f"Summary: {project['description']}"
    yield f"License-Expression: {project['license']}"
    yield "License-File: LICENSE"
    yield f"Requires-Python: {project['requires-python']}"
    for requirement in project["dependencies"]:
        yield f"Requires-Dist: {requirement}"
    for extra, requirements in project.get("optional-dependencies", {}).items():
        yield f"Provides-Extra: {extra}"
        for requirement in requirements:
            yield f"Requires-Dist: {_only_with(requirement, extra)}"
    yield "Description-Content-Type: text/markdown"


def _only_with(requirement: str, extra: str) -> str:
    """The requirement, for those who ask for the extra."""
    what, _, marker = (part.strip() for part in requirement.partition(";"))
    return f"{what}; ({marker}) and extra == '{extra}'" if marker else f"{what}; extra == '{extra}'"


def wheel_file(name: str, version: str) -> str:
    """WHEEL: pure Python, for any system."""
    return f"Wheel-Version: 1.0\nGenerator: {name} {version}\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def entry_points(project: Mapping[str, Any]) -> str:
    """entry_points.txt: the commands that an installer makes."""
    lines = [f"{command} = {function}\n" for command, function in project["scripts"].items()]
    return "[console_scripts]\n" + "".join(lines)
