"""What a run says on standard error while it lasts and about itself: progress on a terminal, and timings."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

_FEWEST = 3
Seconds = dict[tuple[str, str], float]


@contextmanager
def progress(total: int) -> Iterator[Callable[[int], None] | None]:
    """A progress bar over ``total`` documents; the block is given a function to call with the number done, or ``None`` where nobody would see it."""
    if total < _FEWEST or not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=total, file=sys.stderr, show_pos=True) as bar:
        yield lambda done: bar.update(done - bar.pos)


def timings(seconds: Seconds) -> str:
    """A table of what was measured, the slowest of each kind first."""
    from auditlint.cli.tables import table

    order = {"reader": 0, "stage": 1, "relation": 2, "check": 3}
    rows = sorted(seconds.items(), key=lambda item: (order.get(item[0][0], 9), -item[1], item[0]))
    return table([(kind, name, f"{value * 1000:.1f}") for (kind, name), value in rows], ("", "", "ms"))
