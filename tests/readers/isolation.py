"""Readers on damaged bytes, in worker processes of their own: a native crash or a hang ends the worker, not the test, and is told by the number of the input."""

import multiprocessing
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection

from auditlint.errors import UnreadableError
from auditlint.readers import read
from auditlint.readers.options import ReadOptions


@dataclass(frozen=True, slots=True)
class Outcome:
    """``kind`` is read, refused (`UnreadableError`), failed (another exception: a bug), crashed or hung; ``detail`` says more."""

    kind: str
    detail: str = ""


def outcomes(path: str, inputs: Sequence[bytes], options: ReadOptions, seconds: float) -> list[Outcome]:
    """What reading each input came to, each within ``seconds``. A worker reads on until an input ends it; the next one begins behind that."""
    found: list[Outcome] = []
    context = multiprocessing.get_context("spawn")
    while len(found) < len(inputs):
        here, there = context.Pipe()
        worker = context.Process(target=_work, args=(there, path, options), daemon=True)
        worker.start()
        there.close()
        alive = here.poll(60) and here.recv() == "ready"
        while alive and len(found) < len(inputs):
            here.send_bytes(inputs[len(found)])
            try:
                answered = here.poll(seconds)
                outcome = here.recv() if answered else Outcome("hung", f"no answer in {seconds} s")
            except EOFError:
                worker.join()
                outcome = Outcome("crashed", f"exit code {worker.exitcode}")
            found.append(outcome)
            alive = outcome.kind not in ("hung", "crashed")
        here.close()
        worker.kill()
        worker.join()
    return found


def _work(pipe: Connection, path: str, options: ReadOptions) -> None:
    pipe.send("ready")
    while True:
        try:
            data = pipe.recv_bytes()
        except EOFError:
            return
        pipe.send(_outcome(path, data, options))


def _outcome(path: str, data: bytes, options: ReadOptions) -> Outcome:
    try:
        document = read(path, data, options)
    except UnreadableError as error:
        return Outcome("refused", error.messages["en"])
    except Exception as error:
        return Outcome("failed", f"{type(error).__name__}: {error}")
    for block in document.tables:
        for row in block.rows:
            for cell in row:
                if cell is not None:
                    cell.text.place(0, len(cell.text.content))
    for paragraph in document.paragraphs:
        paragraph.text.place(0, len(paragraph.text.content))
        paragraph.text.quote(0, len(paragraph.text.content))
    return Outcome("read", f"{len(document.blocks)} blocks")
