"""The user's settings: one frozen value, read from a TOML file, and the few choices the program remembers itself."""

from tui_reader.settings.choices import CHOSEN, read_choices, save_choice
from tui_reader.settings.places import choices_path, default_path
from tui_reader.settings.read import read
from tui_reader.settings.template import template, write_template
from tui_reader.settings.value import Settings, Site

__all__ = [
    "CHOSEN",
    "Settings",
    "Site",
    "choices_path",
    "default_path",
    "read",
    "read_choices",
    "save_choice",
    "template",
    "write_template",
]
