"""What the reader tests share."""

from pathlib import Path

import pytest

from auditlint.document import Document, Table
from auditlint.readers import read, read_path

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"


def document(text: str, path: str = "report.txt") -> Document:
    return read(path, text.encode())


def seed(number: str) -> Document:
    found = sorted(SEEDS.glob(f"{number}_*.txt"))
    if not found:
        pytest.skip("the seed reports are not here")
    return read_path(found[0])


def contents(table: Table) -> list[list[str | None]]:
    return [[None if cell is None else cell.text.content for cell in row] for row in table.rows]


def column(table: Table, index: int) -> list[str | None]:
    return [row[index] for row in contents(table)[table.header_rows :]]


def paragraphs(found: Document, kind: str | None = None) -> list[str]:
    return [p.text.content for p in found.paragraphs if kind is None or p.kind == kind]
