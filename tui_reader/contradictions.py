"""What of a command line does not go together."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui_reader.errors import UsageError

if TYPE_CHECKING:
    from argparse import Namespace

    from tui_reader.address import Source


def check(given: "Namespace", sources: "Sequence[Source]") -> None:
    """Raise UsageError, with what to do, for the first of them."""
    if given.outline and given.quotes and given.format != "json":
        raise UsageError("--outline and --quotes go together only with --format json", "Ask for one of them.")
    if given.tag and not given.later:
        raise UsageError("--tag goes with --later", "In the program # gives an article tags.")
    if given.check and (given.later or sources or given.no_keep):
        raise UsageError("--check stands alone", "It looks at the library.")
    if given.later and not sources:
        raise UsageError("--later needs a source", "Give the addresses to put into the queue.")
    if given.fetch and not given.update:
        raise UsageError("--fetch belongs to --update", "Give both.")
    if given.update and (sources or given.offline):
        raise UsageError("--update asks the lists that are followed", "Leave out the sources and --offline.")
    if given.offline and given.refresh:
        raise UsageError("--offline and --refresh exclude each other", "Choose one.")
    if given.no_keep and (given.later or given.offline or given.update):
        raise UsageError("--no-keep has no library to use", "Leave out --no-keep, or --later, --offline and --update.")
    if (given.all or given.speaker) and not (given.quotes and given.all):
        raise UsageError("--all and --speaker go with --quotes", "Try tui-reader --quotes --all --speaker NAME.")
    if given.all_pages and not sources:
        raise UsageError("--all-pages needs a source", "Give the address of a story.")
    if given.all and (sources or given.outline or given.no_keep or given.format == "html"):
        raise UsageError(
            "--quotes --all prints what is kept, as text, markdown or json", "Leave out SOURCE, --outline, --no-keep."
        )
    if sum(source.kind == "stdin" for source in sources) > 1:
        raise UsageError("Standard input can be read once", "Give - once.")
