"""What the user can set, as one frozen value."""

from typing import TYPE_CHECKING, Any, NamedTuple

from tui_reader.address import host
from tui_reader.web.limits import DEFAULTS, Limits

if TYPE_CHECKING:
    from tui_reader.extraction.site_rules import SiteRules


class Site(NamedTuple):
    """What the user says about one site: CSS selectors of its article and of what does not belong to it.

    headers: names and values that requests to this very host say.
    """

    host: str
    content: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()


class Sync(NamedTuple):
    """Other machines. hosts: names that ssh knows, or addresses of shared libraries. on: "never", or "ends" of reading.

    bodies: which texts go along: "queue" those that are queued, highlighted or being read, "all" or "none".
    """

    hosts: tuple[str, ...] = ()
    on: str = "never"
    bodies: str = "queue"


class Settings(NamedTuple):
    """Everything the user can set; the template says what each means.

    keys: (binding id, keys) for each remapped binding. sites: see `site`. pipe: (name, command) for each program that
    texts are given to: a tuple is a program and its arguments, a text a line for the shell.
    """

    theme: str = "terminal"
    width: int = 66
    footer: str = "auto"
    links: bool = True
    spacing: int = 1
    justify: bool = False
    hyphenate: bool = False
    quote_format: str = "text"
    copy_citation: bool = False
    hints: str = "letters"
    pictures: str = "auto"
    mouse: bool = False
    plain: bool = False
    low_bandwidth: bool = True
    preset: str = "default"
    sort: str = "read"
    library_limit_mb: int = 2000
    check_after_hours: float = 3
    user_agent: str = ""
    accept_language: str = ""
    cookies_file: str = ""
    time_gates: str = "https://web.archive.org/web/"
    limits: Limits = DEFAULTS
    keys: tuple[tuple[str, tuple[str, ...]], ...] = ()
    sites: tuple[Site, ...] = ()
    pipe: tuple[tuple[str, str | tuple[str, ...]], ...] = ()
    sync: Sync = Sync()
    export_folder: str = ""
    export_name: str = "{site} - {title}"
    export_template: str = "[{title}](<{address}>)"

    def value_of(self, name: str) -> str | int | float | bool:
        """A setting by its name, "width"; of a table by both, "limits.total"."""
        table, _, inner = name.partition(".")
        values = self.limits._asdict() if table == "limits" else self._asdict()
        found: str | int | float | bool = values[inner if table == "limits" else name.replace(".", "_")]
        return found

    def changed(self, name: str, value: str | int | float | bool) -> "Settings":
        """With one setting changed, by its name as in `value_of`."""
        table, _, inner = name.partition(".")
        change: dict[str, Any] = {inner if table == "limits" else name.replace(".", "_"): value}  # it was checked
        is_limit = table == "limits"
        return self._replace(limits=self.limits._replace(**change)) if is_limit else self._replace(**change)

    def rules(self, address: str) -> "SiteRules | None":
        """What the extraction is told about the site of `address`; nothing about what has no site."""
        from tui_reader.extraction.site_rules import SiteRules

        site = self.site(host(address)) if self.sites and address.startswith("http") else None
        return SiteRules(site.content, site.drop) if site else None

    def headers(self, address: str) -> tuple[tuple[str, str], ...]:
        """What a request for an address says besides the usual: what is set for its host, and for no domain above."""
        name = host(address)
        return next((site.headers for site in self.sites if site.host == name), ()) if name else ()

    def site(self, name: str) -> Site | None:
        """What is said about the host `name` or the nearest domain above it."""
        by_host = {site.host: site for site in self.sites}
        name = name.lower().removesuffix(".")
        while name:
            if name in by_host:
                return by_host[name]
            name = name.partition(".")[2]
        return None
