"""How a document is read: limits against runaway files, and choices between readings."""

from dataclasses import dataclass
from typing import Literal

TrackedChanges = Literal["accepted", "both"]


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that is read of one document. ``size`` and ``unpacked`` are bytes, ``ratio`` unpacked by packed bytes of one archive member.

    A document over ``size`` or ``ratio`` is refused; one over ``pages``, ``cells`` or ``unpacked`` is read up to there and reported as *partly-read*.
    """

    size: int = 64 * 1024 * 1024
    unpacked: int = 512 * 1024 * 1024
    ratio: int = 1000
    pages: int = 2000
    cells: int = 2_000_000
    seconds: float = 120.0
    memory: int = 4 * 1024 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """``tracked``: whether deleted text of tracked changes is read beside the inserted one. ``ocr``: whether pictures and scanned pages are recognised."""

    limits: Limits = Limits()
    tracked: TrackedChanges = "accepted"
    ocr: bool = True


DEFAULT = ReadOptions()
