"""The user's settings: one frozen value, read from a TOML file, and the few choices the program remembers itself."""

from tui_reader.settings.choices import CHOSEN, Choice, chosen, forget_choice, read_choices, save_choice
from tui_reader.settings.from_file import read
from tui_reader.settings.paths import choices_path, default_path
from tui_reader.settings.settings import Settings, Site
from tui_reader.settings.template import template, write_template

__all__ = [
    "CHOSEN",
    "Choice",
    "Settings",
    "Site",
    "choices_path",
    "chosen",
    "default_path",
    "forget_choice",
    "read",
    "read_choices",
    "save_choice",
    "template",
    "write_template",
]
