"""How long the parts of a run take, for ``--timing``. Nothing is measured unless somebody asked; no report depends on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

_enabled = False
_seconds: dict[tuple[str, str], float] = {}


def enable(on: bool = True) -> None:
    """Measure from now on, in this process and those it forks, or stop measuring."""
    global _enabled
    _enabled = on
    _seconds.clear()


@contextmanager
def measured(kind: str, name: str) -> Iterator[None]:
    """Count the time of the block under ``kind`` (``reader``, ``relation``, ``check`` ...) and ``name``."""
    if not _enabled:
        yield
        return
    start = perf_counter()
    try:
        yield
    finally:
        add({(kind, name): perf_counter() - start})


def add(seconds: dict[tuple[str, str], float]) -> None:
    """Add what another process measured."""
    for key, value in seconds.items():
        _seconds[key] = _seconds.get(key, 0.0) + value


def taken() -> dict[tuple[str, str], float]:
    """What was measured since the last call."""
    found = dict(_seconds)
    _seconds.clear()
    return found
