"""Which element of the page shows a mark: every printed number is one (``n12``), every other marked stretch of text is a phrase (``p3``)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from auditlint.report import DocumentReport, Finding, Grid, Mark, Transcript
from auditlint.reporters.page.marking import Piece
from auditlint.reporters.page.status import Span, Status, gravest, stated, statuses


@dataclass(slots=True)
class Counters:
    """How many numbers, phrases, headings and findings the page has so far: their keys run on over its documents."""

    counts: Counter[str] = field(default_factory=Counter)

    def key(self, letter: str) -> str:
        """The next key that begins with ``letter``."""
        self.counts[letter] += 1
        return f"{letter}{self.counts[letter]}"


class Places:
    """The marked places of one document. ``order`` numbers its findings that count from 1, by their index in the report."""

    def __init__(self, document: DocumentReport, counters: Counters) -> None:
        self.statuses = statuses(document)
        self.order = {index: n for n, index in enumerate((i for i, f in enumerate(document.findings) if f.suppressed is None), 1)}
        self.asides: dict[str, str] = {}
        self._keys: dict[Span, str] = {}
        self._numbers: dict[int, list[Piece]] = {}
        self._phrases: dict[int, list[Piece]] = {}
        if document.transcript is None:
            return
        lengths = dict(_lengths(document.transcript))
        wrong = stated(document.findings)
        labels = {id(f): str(self.order[i]) for i, f in enumerate(document.findings) if i in self.order}
        self._take_numbers(document, counters, wrong, labels, lengths)
        marks = [m for f in document.findings for m in f.marks] + [m for r in document.relations for m in r.marks]
        self._take_phrases(marks, counters, wrong, labels, lengths)

    def numbers(self, passage: int) -> list[Piece]:
        """The printed numbers of a passage, by start."""
        return self._numbers.get(passage, [])

    def phrases(self, passage: int) -> list[Piece]:
        """The other marked stretches of a passage, by start."""
        return self._phrases.get(passage, [])

    def key(self, mark: Mark) -> str:
        """The key of the element that shows ``mark``; empty if the page does not show it."""
        return self._keys.get((mark.passage, mark.start, mark.end), "")

    def _take_numbers(
        self,
        document: DocumentReport,
        counters: Counters,
        wrong: dict[Span, list[Finding]],
        labels: dict[int, str],
        lengths: dict[int, int],
    ) -> None:
        for printed, status in zip(document.quantities, self.statuses, strict=True):
            span = (printed.mark.passage, printed.mark.start, printed.mark.end)
            if not _inside(span, lengths) or span in self._keys:
                continue
            key = self._keys[span] = counters.key("n")
            if status == "aside":
                self.asides[key] = printed.kind
            self._numbers.setdefault(span[0], []).append(_piece(span, key, status, wrong, labels))
        _sort(self._numbers)

    def _take_phrases(
        self, marks: Iterable[Mark], counters: Counters, wrong: dict[Span, list[Finding]], labels: dict[int, str], lengths: dict[int, int]
    ) -> None:
        for mark in marks:
            span = (mark.passage, mark.start, mark.end)
            if _inside(span, lengths) and span not in self._keys:
                key = self._keys[span] = counters.key("p")
                status = gravest(wrong[span]) if span in wrong else ""
                self._phrases.setdefault(span[0], []).append(_piece(span, key, status, wrong, labels))
        _sort(self._phrases)


def _piece(span: Span, key: str, status: Status | str, wrong: dict[Span, list[Finding]], labels: dict[int, str]) -> Piece:
    return Piece(span[1], span[2], key, status, ",".join(labels[id(f)] for f in wrong.get(span, ())))


def _sort(pieces: dict[int, list[Piece]]) -> None:
    for found in pieces.values():
        found.sort(key=lambda piece: (piece.start, -piece.end))


def _inside(span: Span, lengths: dict[int, int]) -> bool:
    return 0 <= span[1] < span[2] <= lengths.get(span[0], 0)


def _lengths(transcript: Transcript) -> Iterator[tuple[int, int]]:
    for block in transcript.blocks:
        if isinstance(block, Grid):
            yield from ((cell.passage, len(cell.text)) for row in block.rows for cell in row if cell.passage >= 0)
        else:
            yield block.passage, len(block.text)
