"""Where a theme's templates, static files and words come from: the site's own themes first, then those that ship."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from generator.errors import Place, SourceError
from generator.language import ENGLISH
from generator.model import ThemeOption
from generator.site import themefile, wordfiles, words
from generator.site.themefile import ThemeFile
from generator.site.themeoptions import Option, Value
from generator.site.words import Words

SHARED = "shared"  # no theme, but what each of them extends in the end: the words of all
SHIPPED = (Path(__file__).parents[1] / "themes", Path(__file__).parents[2] / "themes")  # wheel, checkout


class Theme(Struct, frozen=True):
    """A theme in one language: its folders, the theme itself first, then what it extends; its words and options."""

    name: str
    folders: tuple[Path, ...]
    words: Words
    options: Mapping[str, Value] = field(default_factory=dict)
    without: Mapping[Path, tuple[str, ...]] = field(default_factory=dict)  # folder -> what it does not take on
    licences: Mapping[str, str] = field(default_factory=dict)  # static file -> what of others it is the licence of

    @property
    def templates(self) -> tuple[Path, ...]:
        """The folders in which a template is looked for, in order."""
        return tuple(folder / "templates" for folder in self.folders)

    def static_files(self) -> dict[str, Path]:
        """Route below output/ -> file that is copied; a theme's file stands before its namesake that it extends."""
        return {route: folder / route for route, (folder, rendered) in self._static().items() if not rendered}

    def static_templates(self) -> dict[str, str]:
        """Route below output/ -> template, for the files below templates/static/, which are rendered for the site."""
        return {route: route for route, (_, rendered) in self._static().items() if rendered}

    def _static(self) -> dict[str, tuple[Path, bool]]:
        """Route -> the folder that has the file, and whether as a template; the nearest folder wins."""
        found: dict[str, tuple[Path, bool]] = {}
        for folder in reversed(self.folders):
            left = self.without.get(folder, ())
            found = {route: home for route, home in found.items() if not any(_holds(name, route) for name in left)}
            for home, rendered in ((folder, False), (folder / "templates", True)):
                for file in _files(home / "static"):
                    found[file.relative_to(home).as_posix()] = (home, rendered)
        return dict(sorted(found.items()))

    def files(self) -> Iterator[Path]:
        """Every file that the theme's pages depend on."""
        for folder in self.folders:
            yield from sorted(_files(folder))


def find(name: str, root: Path, language: str = ENGLISH.code, given: Sequence[ThemeOption] = ()) -> Theme:
    """The theme of that name for the site at `root`, with all that it extends, in the language of that code.

    `given` are the values that the site gives to the theme's options. Raises SourceError where a theme does not exist
    or extends itself, or its words cannot be read, and an ExceptionGroup of these for mistakes in a theme.yaml or in
    what is given.
    """
    files = _files_of(name, root)
    found = (*files, *_shared())
    theme = Theme(name, found, words.load(found, language), without={path: one.without for path, one in files.items()})
    _check_without(theme, files)
    return replace(theme, options=_chosen(name, files, given), licences=_licences(theme, files))


def missing_words(name: str, root: Path, language: str) -> Iterator[SourceError]:
    """A warning for each folder of a theme whose words are not all there in the language; raises as `find`."""
    return wordfiles.check(folders(name, root), language)


def folders(name: str, root: Path) -> tuple[Path, ...]:
    """The folders of a theme, the theme itself first, then what it extends, then what all themes share.

    Raises as `find` for a theme that does not exist or extends itself, and for mistakes in a theme.yaml.
    """
    return (*_files_of(name, root), *_shared())


def options(theme: Theme) -> dict[str, Option]:
    """The options of a theme and of what it extends; of two with one name the nearer."""
    return _options([themefile.read(folder / themefile.NAME) for folder in theme.without])


def _files_of(name: str, root: Path) -> dict[Path, ThemeFile]:
    """The folder of a theme and of each that it extends, in order, with its theme.yaml."""
    found: dict[Path, ThemeFile] = {}
    wanted, place = name, Place(root / "content" / "site.yaml")
    while wanted:
        folder = _folder(wanted, root, place)
        if folder in found:
            raise SourceError(f"theme {wanted!r} extends itself", place, "remove 'extends:' from one of the themes")
        file = found[folder] = themefile.read(folder / themefile.NAME)
        wanted, place = file.extends, file.places.get("extends", Place(file.path))
    return found


def _shared() -> tuple[Path, ...]:
    return tuple(home / SHARED for home in SHIPPED if (home / SHARED).is_dir())


def _options(files: Sequence[ThemeFile]) -> dict[str, Option]:
    return {name: option for file in reversed(files) for name, option in file.options.items()}


def _chosen(name: str, files: Mapping[Path, ThemeFile], given: Sequence[ThemeOption]) -> dict[str, Value]:
    """The value of each option: the site's where it gives one, else the default."""
    known = _options(list(files.values()))
    chosen = {one: option.read(option.default) for one, option in known.items()}
    faults = []
    for one in given:
        option = known.get(one.name)
        value = option.read(one.value) if option else None
        if option is None:
            hint = themefile.nearest(one.name, known, "its options are")
            faults.append(SourceError(f"the theme {name!r} has no option '{one.name}'", one.place, hint))
        elif value is None:
            message = f"'{one.name}' must be {option.must}, not '{one.value}'"
            faults.append(SourceError(message, one.place, f"write {one.name}: {option.example}"))
        chosen[one.name] = value
    if faults:
        raise ExceptionGroup("mistakes in theme_options", faults)
    return {one: value for one, value in chosen.items() if value is not None}


def _licences(theme: Theme, files: Mapping[Path, ThemeFile]) -> dict[str, str]:
    """The licences of what the theme publishes: what it leaves behind has none here."""
    there = theme.static_files()
    named = {(folder, name): text for folder, file in files.items() for name, text in file.licences.items()}
    if missing := [(folder, name) for folder, name in named if not (folder / name).is_file()]:
        faults = [_no_licence(name, files[folder]) for folder, name in missing]
        raise ExceptionGroup("mistakes in a theme", faults)
    return {name: text for (_, name), text in named.items() if name in there}


def _no_licence(name: str, file: ThemeFile) -> SourceError:
    hint = "name the file by its path in this theme, such as static/fonts/LICENSE.txt"
    return SourceError(f"there is no file '{name}'", file.places[f"licences.{name}"], hint)


def _check_without(theme: Theme, files: Mapping[Path, ThemeFile]) -> None:
    """What a theme does not take on must be there in what it extends."""
    faults = []
    for nth, file in enumerate(files.values(), 1):
        known = [route for below in theme.folders[nth:] for route in _routes(below)]
        for place, name in enumerate(file.without):
            if not any(_holds(name, route) for route in known):
                hint = themefile.nearest(name, _with_folders(known), "there are")
                message = f"nothing that this theme extends is called '{name}'"
                faults.append(SourceError(message, file.places[f"without.{place}"], hint))
    if faults:
        raise ExceptionGroup("mistakes in a theme", faults)


def _routes(folder: Path) -> Iterator[str]:
    for home in (folder, folder / "templates"):
        yield from (file.relative_to(home).as_posix() for file in _files(home / "static"))


def _with_folders(routes: Sequence[str]) -> list[str]:
    """The routes of files and of the folders that they are in."""
    return sorted({route.rsplit("/", up)[0] for route in routes for up in range(route.count("/"))})


def _holds(name: str, route: str) -> bool:
    """Whether the route is the file `name`, or one in the folder `name`."""
    return route == name or route.startswith(f"{name.rstrip('/')}/")


def _folder(name: str, root: Path, place: Place) -> Path:
    homes = (root / "themes", *SHIPPED)
    if re.fullmatch(r"[a-z0-9][a-z0-9-]*", name):
        for home in homes:
            if (home / name / "theme.yaml").is_file():
                _refuse_links(home / name, home)
                return home / name
    known = sorted({file.parent.name for home in homes for file in home.glob("*/theme.yaml")})
    raise SourceError(f"there is no theme {name!r}", place, f"themes here: {', '.join(known)}")


def _refuse_links(folder: Path, home: Path) -> None:
    """Links of a site's theme that lead out of it would publish what stands elsewhere on the machine."""
    inside = home.resolve() / folder.name
    for path in (folder, *folder.rglob("*")):
        if path.is_symlink() and not path.resolve().is_relative_to(inside):
            hint = "put the files themselves in its place, or delete it"
            raise SourceError("this link leads out of the theme", Place(path), hint)


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in folder.rglob("*") if file.is_file() and not file.name.startswith("."))
