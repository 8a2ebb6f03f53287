"""The keys that work on every screen: the lists that can be opened anywhere, the terminal, and the way out."""

from collections.abc import Callable, Coroutine, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.strip import Strip

from tui_reader.ui.choosing import Choosing
from tui_reader.ui.keys.keyed_screen import KeyedScreen
from tui_reader.ui.keys.verbs import Verbs
from tui_reader.ui.lists.around import Around
from tui_reader.ui.opening.entrance import FROM_NOWHERE, Entrance
from tui_reader.ui.outside.other_machines import OtherMachines

if TYPE_CHECKING:
    from tui_reader.ui.found.searches import Searches
    from tui_reader.ui.highlights.listed import Listed
    from tui_reader.ui.outside.other_machines import Asked
    from tui_reader.ui.people.showing import Showing
    from tui_reader.ui.preferences import Preferences


class Terminal(NamedTuple):
    """The terminal. redraw: draws everything anew. suspend: gives it to the shell. leave: ends, with an exit code.

    shown: the rows of the screen as they are drawn; none where they are not known. has_marks: whether it can draw more
    marks than ASCII's. behind: runs what takes its time.
    """

    redraw: Callable[[], None]
    suspend: Callable[[], None]
    leave: Callable[[int | None], None]
    shown: Callable[[], Sequence[Strip]]
    has_marks: Callable[[], bool]
    behind: Callable[[Coroutine[Any, Any, None]], object]


class Worn(NamedTuple):
    """What settings are seen in. file: theirs, None: they are not written. wear: shows what was set everywhere.

    edit: opens a file in the person's editor; whether there is one.
    """

    file: Path | None
    wear: Callable[[], None]
    edit: Callable[[Path], bool]


class Everywhere:
    """around: what the lists are put over."""

    def __init__(self, around: Around, choices: Choosing, terminal: Terminal, worn: Worn) -> None:
        self._around = around
        self._choices = choices
        self._terminal = terminal
        self._worn = worn
        self.machines = OtherMachines(
            lambda: around.reading.settings.sync, terminal.behind, self._say, self._refresh_articles, self._agree
        )
        self.verbs: Verbs = {
            "articles": self._articles,
            "highlights": lambda count: self._highlights.show(),
            "find": lambda count: self._searches.ask(),
            "command": lambda count: self._command_line(":", "", addresses=False),
            "address": lambda count: self.ask_address(),
            "people": lambda count: self._people.show(),
            "list.people": lambda count: self._people.show(),
            "help": lambda count: self._help_on(""),
            "list.help": lambda count: self._help_on(""),
            "looks": self._themes,
            "settings": self._list_settings,
            "sync": self._sync,
            "redraw": lambda count: terminal.redraw(),
            "suspend": lambda count: terminal.suspend(),
            "quit.all": lambda count: terminal.leave(None),
        }

    def show_articles(self, is_over: bool = False) -> None:
        """The library with the queue on top. is_over: it was asked for while an article was on the screen."""
        from tui_reader.ui.articles.article_actions import HandedOut
        from tui_reader.ui.articles.article_rows import order_named
        from tui_reader.ui.articles.articles_list import ArticlesList  # with what it names 8 ms, like the other lists

        around = self._around
        reading, article = around.reading, around.article
        around.show(
            lambda shown: ArticlesList(
                shown,
                reading.shelf,
                reading.marked,
                reading.notes,
                reading.lists,
                order=order_named(reading.settings.sort),
                keep_order=lambda order: self._choices.choose("sort", order),
                fetch_behind=None if reading.options.offline else reading.fetch_behind,
                now=around.now,
                key_of=around.program.keymap.key_of,
                open_source=lambda source: article.open_source(source, Entrance(self.show_articles)),
                find=lambda words: self._searches.find(words),
                handed_out=HandedOut(around.outside.open_all, around.outside.copy_addresses),
                has_text=lambda: article.current.document is not None,
                is_over=is_over,
                machines=self.machines,
                leave_program=lambda: self._terminal.leave(None),
            )
        )

    @cached_property
    def _people(self) -> "Showing":
        """Who is quoted in what is kept."""
        from tui_reader.ui.people.showing import Showing

        return Showing(self._around, self._around.article.quote)

    def _sync(self, count: int | None) -> None:
        """Tell the other machines, also where one is in the article that is open."""
        # Below a list nothing is read: where it was left stands already, and another machine may have read on since.
        if not self._around.is_listed(object):
            self._around.article.leaving()
        self.machines.sync(count)

    def _agree(self, asked: "Sequence[Asked]", agree: Callable[[], None]) -> None:
        """Show what other machines would be sent for the first time."""
        from tui_reader.ui.articles.agreement import Agreement

        self._around.show(lambda shown: Agreement(asked, agree, shown.dismiss))

    def _say(self, words: str) -> None:
        top = self._around.top()
        if isinstance(top, KeyedScreen):
            top.status.say(words)

    def _refresh_articles(self) -> None:
        """The library is asked for its articles anew, where they are on the screen."""
        from tui_reader.ui.articles.articles_list import ArticlesList
        from tui_reader.ui.lists.list_screen import ListScreen

        top = self._around.top()
        if isinstance(top, ListScreen) and isinstance(top.contents, ArticlesList):
            top.contents.set_filter(top.contents.filter)

    def ask_address(self, text: str = "") -> None:
        """The line for an address."""
        self._command_line("open: ", text, addresses=True)

    def _articles(self, count: int | None) -> None:
        from tui_reader.ui.articles.articles_list import ArticlesList

        if not self._around.is_listed(ArticlesList):
            self._around.article.leaving()
            self.show_articles(is_over=True)

    @cached_property
    def _highlights(self) -> "Listed":
        """The highlights of one article, or of all."""
        from tui_reader.ui.highlights.listed import Listed

        return Listed(self._around, lambda: self._bar(""))

    def _bar(self, in_words: str) -> str:
        """What stands beside a highlight; in_words: where all is said in words."""
        is_plain = self._around.reading.settings.plain
        return in_words if is_plain else "▌" if self._terminal.has_marks() else "#"

    def _command_line(self, label: str, text: str, addresses: bool) -> None:
        from tui_reader.ui.command.command_line import CommandLine, Doing, commands_for

        around = self._around
        below, keymap, articles = around.top(), around.program.keymap, around.reading.shelf.articles
        if not isinstance(below, KeyedScreen) or around.is_listed(CommandLine):
            return
        doing = Doing(
            below.run_command, lambda source: around.article.open_source(source, FROM_NOWHERE),
            lambda name: below.answer_command("write", name), self._help_on, lambda words: self._searches.find(words),
            lambda words: self._preferences.set(words), below.status.say,
        )  # fmt: skip
        commands = [] if addresses else commands_for(keymap, below.places())
        around.show(
            lambda shown: CommandLine(
                shown, articles, label=label, text=text, keymap=keymap, commands=commands, doing=doing
            ),
            self._terminal.shown(),
        )

    def _help_on(self, words: str) -> None:
        """The keys of this place, those only that have to do with these words."""
        from tui_reader.ui.lists.list_screen import ListScreen
        from tui_reader.ui.lists.of_program.help_list import HelpList

        around = self._around
        below, keymap = around.top(), around.program.keymap
        if isinstance(below, KeyedScreen) and not around.is_listed(HelpList):
            places, run = below.places(), below.run_command
            screen = ListScreen(around.program, lambda shown: HelpList(keymap, places, run, shown.dismiss))
            screen.listing.set_filter(words)
            around.push(screen)

    def _themes(self, count: int | None) -> None:
        """Away from the text only the theme can be seen: choose one. Once more: all settings, the theme as it was."""
        from tui_reader.ui.lists.of_program.theme_list import ThemeList

        around, choices = self._around, self._choices
        top = around.top()
        if isinstance(top, KeyedScreen) and around.is_listed(ThemeList):
            top.run_command("close")
            self._list_settings(count)
            return
        names, worn = choices.theme_names(), choices.theme
        around.show(lambda shown: ThemeList(names, worn, choices.try_theme, choices.choose_theme, shown.dismiss))

    @cached_property
    def _searches(self) -> "Searches":
        """What looks for words in all that is kept."""
        from tui_reader.ui.found.searches import Searches

        return Searches(self._around, self._bar("highlight:"))

    @cached_property
    def _preferences(self) -> "Preferences":
        """The settings, to be changed."""
        from tui_reader.settings import template
        from tui_reader.ui.keys.commands import COMMANDS
        from tui_reader.ui.preferences import Preferences

        ids = [command.id for command in COMMANDS]
        keys = [(one.id, (*one.keys, *one.aliases), one.text) for one in COMMANDS]
        return Preferences(
            self._choices, self._worn.file, lambda: {"keys": ids, "theme": self._choices.theme_names()},
            lambda: template(keys), lambda: self._around.reading.settings, self._worn.wear, self._worn.edit,
        )  # fmt: skip

    def _list_settings(self, count: int | None) -> None:
        """All settings with their meaning."""
        from tui_reader.ui.lists.of_program.settings_list import SettingsList

        if not self._around.is_listed(SettingsList):
            preferences = self._preferences
            self._around.show(lambda shown: SettingsList(shown, preferences))
