"""What the relation tests share: a text, read and judged by the whole catalogue."""

from dataclasses import dataclass

from auditlint.catalogue.load import load_catalogue
from auditlint.diagnosis import Cause, Restated, diagnose
from auditlint.engine import Judged, judge
from auditlint.quantities.ledger import Ledger
from auditlint.readers import read
from auditlint.relations.frames import find_rows
from auditlint.settling import settle


@dataclass(frozen=True)
class Examined:
    """The judged relations of a text."""

    ledger: Ledger
    judged: list[Judged]

    def of(self, kind: str, /, **columns: str) -> list[Judged]:
        """The relations of a kind whose text columns have the given values."""
        return [j for j in self.judged if j.row.kind == kind and all(j.row.columns[name] == value for name, value in columns.items())]

    def verdicts(self, kind: str, /, **columns: str) -> dict[str, str]:
        """The verdict of every relation of a kind, by its printed formula."""
        return {j.row.formula: j.verdict for j in self.of(kind, **columns)}

    @property
    def failed(self) -> list[Judged]:
        """The relations that a check reports."""
        return [j for j in self.judged if j.failures]

    def cause(self) -> Cause | None:
        """The diagnosis of the only failed relation."""
        (item,) = self.failed
        check, judgement = item.failures[0]
        return diagnose(item.row, judgement, self.ledger, Restated(self.ledger), check.expect.judge)


def examine(text: str) -> Examined:
    ledger = Ledger(read("report.txt", text.encode()))
    return Examined(ledger, settle(judge(find_rows(ledger), load_catalogue().checks)))


def pipes(*rows: str) -> str:
    """A Markdown table: the first row is the header, cells are parted by blanks, ``_`` is an empty cell."""
    lines = ["| " + " | ".join("" if cell == "_" else cell for cell in row.split()) + " |" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0].split()) + "|", *lines[1:]])
