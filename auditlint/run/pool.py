"""Worker processes that can be ended: a crash, a hang or a runaway in one document costs that document only.

Each worker takes one document at a time over a pipe and sends the report back. A worker over the time limit, or dead, is replaced. Workers lead a process group of their
own, so that what a reader started (an office program) ends with them.
"""

import contextlib
import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from time import monotonic

from auditlint import timing
from auditlint.report import DocumentReport
from auditlint.run.task import Task, Work
from auditlint.run.worker import failed, perform

_STARTING = 10.0
"""Seconds beyond the limit of a document that a worker may take to start."""


class _Worker:
    """A process and the document it has in hand."""

    def __init__(self, work: Work) -> None:
        context = multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn")
        self.connection, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(  # type: ignore[attr-defined]
            target=_serve, args=(theirs, self.connection, work), daemon=True
        )
        self.process.start()
        theirs.close()
        self.index = -1
        self.deadline = 0.0

    def give(self, index: int, task: Task, seconds: float) -> None:
        self.index, self.deadline = index, monotonic() + seconds + _STARTING
        self.connection.send(task)

    def end(self) -> None:
        """End the process and what it started."""
        if self.process.pid is not None:
            with contextlib.suppress(OSError, AttributeError):
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        self.process.join()
        self.connection.close()


def _serve(connection: Connection, parents: Connection, work: Work) -> None:
    """The life of a worker: take a task, send its report, until the pipe is closed."""
    parents.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(OSError, AttributeError):
        os.setsid()
    _limit_memory(work.options.limits.memory)
    while True:
        try:
            task = connection.recv()
        except EOFError:
            return
        report = perform(task, work)
        connection.send((report, timing.taken()))


def _limit_memory(most: int) -> None:
    """Refuse the process more data than ``most`` bytes, where the system can."""
    try:
        import resource
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


class Pool:
    """``jobs`` workers. Use it as a context: on leaving it, all workers are ended."""

    def __init__(self, jobs: int, work: Work) -> None:
        self._jobs, self._work = jobs, work
        self._workers: list[_Worker] = []

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.end()

    def run(self, tasks: Sequence[Task]) -> Iterator[tuple[int, DocumentReport]]:
        """The number of each task and its report, in the order in which they are done."""
        waiting = iter(enumerate(tasks))
        busy: list[_Worker] = []
        for _ in range(min(self._jobs, len(tasks))):
            self._workers.append(_Worker(self._work))
        idle = list(self._workers)
        while True:
            while idle and (following := next(waiting, None)) is not None:
                worker = idle.pop()
                worker.give(*following, self._work.options.limits.seconds)
                busy.append(worker)
            if not busy:
                return
            soonest = max(min(worker.deadline for worker in busy) - monotonic(), 0.0)
            ready = wait([worker.connection for worker in busy], timeout=soonest)
            for worker in [w for w in busy if w.connection in ready or w.deadline <= monotonic()]:
                busy.remove(worker)
                report = self._received(worker, tasks[worker.index], worker.connection in ready)
                yield worker.index, report
                idle.append(worker if worker in self._workers else self._replaced())

    def _received(self, worker: _Worker, task: Task, ready: bool) -> DocumentReport:
        """The worker's report, or one that says how the worker ended, which is then gone."""
        if ready:
            with contextlib.suppress(EOFError, OSError):
                report: DocumentReport
                report, seconds = worker.connection.recv()
                timing.add(seconds)
                return report
        self._workers.remove(worker)
        if ready:
            worker.process.join(timeout=1)
            code = worker.process.exitcode
            worker.end()
            return failed(
                task, f"the reader crashed (exit code {code}); export the report again", f"读取程序崩溃（退出码 {code}），请重新导出报告"
            )
        worker.end()
        seconds = f"{self._work.options.limits.seconds:g}"
        return failed(
            task, f"took more than {seconds} seconds and was ended; split the report", f"用时超过 {seconds} 秒，已中止；请拆分报告"
        )

    def _replaced(self) -> _Worker:
        worker = _Worker(self._work)
        self._workers.append(worker)
        return worker
