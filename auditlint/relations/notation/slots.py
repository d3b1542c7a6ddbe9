"""Template slots that were not filled in: ``占 %``, ``比上年下降 万元``, ``XX万元``, and choices not made: ``下降（增长）27.78%``."""

import re
from collections.abc import Iterator
from functools import cache

from auditlint.language import vocabulary
from auditlint.relations.references.wording import Wording
from auditlint.relations.row import Row

_LEAST_PASSAGE = 16
_FILLED = re.compile(r"(?:占|下降|增长)\d+(?:\.\d+)?%")


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each begins with rare characters, so that it is searched fast; what must stand before is checked afterwards."""
    words = vocabulary("notation")
    units = "|".join(sorted(words["open_units"], key=len, reverse=True))
    up, down = "|".join(words["up"]), "|".join(words["down"])
    return (
        ("empty", re.compile(rf"[ _]{{1,12}}(?:{units})(?=[ ，。；)、\n]|\Z)")),
        ("empty", re.compile(r"占%(?=[ ，。；)、\n]|\Z)")),
        ("ruled", re.compile(rf"__+\s?(?:{units})")),
        ("masked", re.compile(rf"(?:XX|xx)[Xx]*(?:\.[Xx]+)?\s?(?:{units})")),
        ("up", re.compile(rf"[(/]\s?(?:{up})\)?\s?(?=\d)")),
        ("down", re.compile(rf"[(/]\s?(?:{down})\)?\s?(?=\d)")),
    )


def find(wording: Wording) -> Iterator[Row]:
    """One row for every slot or choice that the author left open. Short cells (column headers) are not read."""
    spans = sorted({span for kind, pattern in _patterns() for span in _spans(wording.text, kind, pattern)})
    end_of_last = -1
    if not spans and (filled := _FILLED.search(wording.text)) is not None and wording.whole(*filled.span()):
        yield _row(wording, *filled.span(), "none")
    for start, end, fault in spans:
        passage, _ = wording.locate(start)
        if start < end_of_last or len(passage.text.content) < _LEAST_PASSAGE or not wording.whole(start, end):
            continue
        if passage.table is not None and passage.row < passage.table.header_rows:
            continue
        end_of_last = end
        yield _row(wording, start, end, fault)


def _row(wording: Wording, start: int, end: int, fault: str) -> Row:
    mark = wording.phrase(start, end)
    return Row("slot", {"fault": fault, "label": ""}, mark, (), mark.printed, "certain")


def _spans(text: str, kind: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int, str]]:
    words = vocabulary("notation")
    before = {"empty": words["open_verbs"], "up": words["down"], "down": words["up"]}.get(kind)
    for match in pattern.finditer(text):
        start, end = match.start(), match.start() + len(match.group().rstrip())
        if before is None or match.group()[0] == "占":
            yield start, end, "empty"
            continue
        verb = next((w for w in before if text.endswith(w, 0, start)), "")
        if verb:
            yield start - len(verb), end, "choice" if kind in ("up", "down") else "empty"
