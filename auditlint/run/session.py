"""One run: every document's report, in the order of the inputs, whatever the number of processes."""

import os
from collections.abc import Callable, Sequence
from importlib import import_module

from auditlint.errors import UnreadableError
from auditlint.readers.formats import SUFFIXES
from auditlint.report import DocumentReport, Report
from auditlint.run.cache import Cache
from auditlint.run.inputs import Input
from auditlint.run.pool import Pool
from auditlint.run.task import Task, Work
from auditlint.run.worker import perform

_OURS = ("text", "markdown", "csv")
_OTHERS = frozenset(suffix for name, endings in SUFFIXES.items() if name not in _OURS for suffix in endings)
_FOREIGN = (b"PK", b"%PDF", b"\xd0\xcf", b"{\\rtf", b"\x89PNG", b"\xff\xd8", b"II*", b"MM\x00", b"BM", b"<")
_SMALL = 200_000
"""Bytes up to which no document comes near the limit of time, so that it needs no process that can be ended."""
_WORTH = 400_000
"""Bytes of documents from which a second process pays."""


def run(
    inputs: Sequence[Input], work: Work, jobs: int | None = None, *, cache: Cache | None = None, done: Callable[[int], None] | None = None
) -> Report:
    """Check all inputs. ``jobs`` is the number of processes (by default as many as pay); ``done`` is called with the number of documents finished so far.

    Documents that only our own code reads are read in this process if one process is enough; all others in processes that can be ended. What ``cache`` holds is not checked again.
    """
    found: dict[int, DocumentReport] = {}
    keys: dict[int, str] = {}

    def finish(at: int, report: DocumentReport) -> None:
        found[at] = report
        if cache is not None and at in keys:
            cache.keep(keys[at], report)
        if done is not None:
            done(len(found))

    waiting: list[tuple[int, Task]] = []
    for at, item in enumerate(inputs):
        if isinstance(item, DocumentReport):
            found[at] = item
            continue
        kept = _kept(item, work, cache, keys, at)
        if kept is None:
            waiting.append((at, item))
        else:
            found[at] = kept
    if done is not None and found:
        done(len(found))
    tasks = [task for _, task in waiting]
    jobs = _worthwhile(tasks) if jobs is None else jobs
    if jobs <= 1 and all(map(_safe, tasks)):
        for at, task in waiting:
            finish(at, perform(task, work))
    elif tasks:
        import_module("auditlint.pipeline")
        with Pool(max(jobs, 1), work) as pool:
            for number, report in pool.run(tasks):
                finish(waiting[number][0], report)
    if cache is not None and tasks:
        cache.prune()
    return Report(tuple(found[at] for at in range(len(inputs))))


def _kept(task: Task, work: Work, cache: Cache | None, keys: dict[int, str], at: int) -> DocumentReport | None:
    """The report that the cache holds for a task; else the key to keep it under is noted in ``keys``."""
    if cache is None:
        return None
    try:
        keys[at] = cache.key(task, task.load(work.options))
    except (OSError, UnreadableError):
        return None
    return cache.find(keys[at])


def _safe(task: Task) -> bool:
    """Whether only our own code will read the document, to judge by its name and its first bytes, and it is too small to take long."""
    if _size(task) > _SMALL or task.name[task.name.rfind(".") :].lower() in _OTHERS:
        return False
    if task.data is not None:
        return not task.data.startswith(_FOREIGN)
    try:
        with task.path.open("rb") as file:  # type: ignore[union-attr]
            return not file.read(8).startswith(_FOREIGN)
    except OSError:
        return True


def _worthwhile(tasks: Sequence[Task]) -> int:
    """As many processes as there are cores, if there is work enough for a second one."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    size = 0
    for task in tasks:
        size += _size(task)
        if size >= _WORTH and len(tasks) > 1:
            return min(cores, len(tasks))
    return 1


def _size(task: Task) -> int:
    if task.data is not None:
        return len(task.data)
    try:
        return task.path.stat().st_size if task.path is not None else 0
    except OSError:
        return 0
