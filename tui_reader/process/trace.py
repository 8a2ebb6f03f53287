"""Where a fault was raised, told without its words."""

import traceback


class ChildFault(Exception):
    """A fault of ours in a process that was started; trace: where it was raised there."""

    def __init__(self, trace: str) -> None:
        super().__init__("in a process of its own")
        self.trace = trace


def trace(error: BaseException) -> str:
    """Where an error and what led to it were raised, line by line, so that it can be sent to anybody.

    The words of an error are left out: they may be a page's text, or an address with a password. Those of a process
    of ours are another such trace.
    """
    lines: list[str] = []
    each: BaseException | None = error
    seen: set[int] = set()
    while each is not None and id(each) not in seen:
        seen.add(id(each))
        lines += traceback.format_tb(each.__traceback__)
        lines.append(f"{type(each).__module__}.{type(each).__qualname__}\n")
        if isinstance(each, ChildFault):
            lines.append(each.trace)
        for inner in each.exceptions if isinstance(each, BaseExceptionGroup) else ():
            lines += ["in a group:\n", trace(inner)]
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)
        if each is not None:
            lines.append("after:\n")
    return "".join(lines)
