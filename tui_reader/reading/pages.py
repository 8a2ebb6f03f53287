"""The pages of sources: from the network, from a file, or our own guide."""

import contextlib
from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from tui_reader.address import GUIDE_ADDRESS, Network, Source
from tui_reader.errors import NothingToRead, NotKept
from tui_reader.library.values import Kept
from tui_reader.settings import Settings
from tui_reader.settings.options import Options
from tui_reader.web.page import FILE_ETAG, NotModified, Page, Validators
from tui_reader.web.progress import Progress

if TYPE_CHECKING:
    from tui_reader.web.fetching import Fetching

Answer = TypeVar("Answer")
Given = ParamSpec("Given")


async def arriving(
    source: Source, kept: Kept | None, settings: Settings, begun: "Fetching | None" = None
) -> AsyncIterator[Progress | Page | NotModified]:
    """What the network says on the way, then the page. begun: the request, if it was made already."""
    if source.kind == "file":
        from tui_reader.web.files import read_file

        yield await read_file(source.path, settings.limits, kept.etag if kept and kept.has_page else "")
    elif source.kind == "mail":
        if kept is None:
            raise NotKept("The message is not in the library", "It came once: open it from your mail program again.")
        yield NotModified(source.address, source.address)
    elif source.kind == "guide":
        yield await _in_thread(guide)
    else:
        fetching = begun or request(source, _validators(kept), settings)
        async with contextlib.aclosing(fetching.steps()) as steps:
            async for step in steps:
                yield step


def request(source: Source, validators: Validators | None, settings: Settings) -> "Fetching":
    """A request for an address, made at once; of a kept page, which these are said of, only for what changed since."""
    from tui_reader.web.fetching import Fetching

    return Fetching(
        source.address,
        credentials=source.credentials,
        limits=settings.limits,
        validators=validators,
        user_agent=settings.user_agent,
        accept_language=settings.accept_language,
        cookies_file=settings.cookies_file,
        linked=source.linked,
        own_headers=settings.headers(source.address),
    )


def _validators(kept: Kept | None) -> Validators | None:
    """What a server said of the kept page; nothing of a file's that was kept in its stead."""
    if kept is None or not kept.has_page or kept.etag.startswith(FILE_ETAG):
        return None
    return Validators(kept.etag, kept.last_modified)


async def picture(address: str, linked: Network, settings: Settings, options: Options) -> bytes:
    """The picture at an address that a page of a network shows; raises ReaderErrors. Nothing of it is kept."""
    if options.offline:
        raise NotKept("Pictures are not kept", "Without --offline they are fetched.")
    from tui_reader.web.fetching import Fetching

    fetching = Fetching(
        address, limits=settings.limits, user_agent=settings.user_agent, accept_language=settings.accept_language,
        cookies_file=settings.cookies_file, check="picture", linked=linked,
    )  # fmt: skip
    async with contextlib.aclosing(fetching.steps()) as steps:
        async for step in steps:
            if isinstance(step, Page):
                return step.body
    raise AssertionError("nothing was asked that could be answered without a page")


def guide() -> Page:
    """The built-in guide, as a page like any other."""
    from importlib.resources import files

    try:
        body = files("tui_reader").joinpath("guide.md").read_bytes()
    except OSError as error:
        raise NothingToRead("The guide is missing", "The installation is damaged: install it again.") from error
    return Page(GUIDE_ADDRESS, GUIDE_ADDRESS, body, "text/markdown; charset=utf-8")


async def _in_thread(work: Callable[Given, Answer], *given: Given.args, **named: Given.kwargs) -> Answer:
    import asyncio  # 30 ms; the processes for a first page are started before

    return await asyncio.to_thread(work, *given, **named)
