"""What files are made with."""

from msgspec import Struct

from generator.model import Settings
from generator.publish import state
from generator.site import themes
from generator.site.render import Templates, environment
from generator.site.themes import Theme


class Kit(Struct, frozen=True):
    """The theme, its templates ready to render, and all of the program that makes files, as a hash."""

    theme: Theme
    templates: Templates
    program: str


def kit(settings: Settings) -> Kit:
    """What the site of these settings is made with. Raises SourceError where its theme cannot be used."""
    theme = themes.find(settings.theme, settings.root, settings.language, settings.theme_options)
    return Kit(theme, environment(theme), state.program_key(theme.files(), theme.options, settings.language))
