"""No file, however damaged, makes a reader of sheets or pages fail otherwise than with a message, or take long."""

import resource
import time

import pytest

from auditlint.errors import UnreadableError
from auditlint.readers import read

from .sheet_mutants import hostile, mutants

MUTANTS = 2500
SLOWEST = 6.0
MEMORY = 800_000
"""Kilobytes by which one file may raise the most memory that the process ever held."""


def outcome(name: str, data: bytes) -> str:
    try:
        document = read(name, data)
    except UnreadableError:
        return "refused"
    for table in document.tables:
        assert all(len(row) == table.width for row in table.rows)
    return document.status


def test_damaged_files_are_read_or_refused() -> None:
    outcomes = [outcome(name, data) for name, data in mutants(MUTANTS)]
    assert outcomes.count("read") > MUTANTS // 10
    assert outcomes.count("refused") > MUTANTS // 10


@pytest.mark.parametrize(("name", "data"), [pytest.param(name, data, id=what) for what, name, data in hostile()])
def test_hostile_files_take_neither_long_nor_much(name: str, data: bytes) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    assert outcome(name, data) in ("read", "partly-read", "refused")
    assert time.perf_counter() - start < SLOWEST
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < MEMORY
