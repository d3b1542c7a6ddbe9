"""Where a finding stands, in words: the number that it is about, its address in the file, and the names around it."""

from auditlint.report import Finding, Mark
from auditlint.reporters.terminal import plain
from auditlint.reporters.wording import WORDINGS, Wording
from auditlint.severity import SEVERITIES


def leading(finding: Finding) -> Mark:
    """The number in question: the stated one."""
    return next((m for m in finding.marks if m.role == "stated"), finding.marks[0])


def worst_first(findings: tuple[Finding, ...]) -> list[Finding]:
    """The findings that count, by severity; within one in the order given."""
    return sorted((f for f in findings if f.suppressed is None), key=lambda f: SEVERITIES.index(f.severity))


def whereabouts(mark: Mark, lang: str) -> str:
    """Address and names in one line: ``:3:14, 一、概况, table 2, row 合计``, as far as there are any."""
    words = WORDINGS[lang]
    steps = [address(mark, words).removeprefix(":").removeprefix(words.between), *where(mark, words)]
    return words.between.join(filter(None, steps))


def address(mark: Mark, words: Wording) -> str:
    """Where to jump to: ``:line:column``, ``:sheet!cell``, page or paragraph, as the format has it."""
    place = mark.place
    if place.line is not None:
        return f":{place.line}:{place.column}" if place.column is not None else f":{place.line}"
    if place.cell is not None:
        return f":{plain(place.sheet)}!{place.cell}" if place.sheet else f":{place.cell}"
    if place.page is not None:
        return f"{words.between}{words.page_of.format(place.page)}"
    if place.paragraph is not None:
        return f"{words.between}{words.paragraph_of.format(place.paragraph)}"
    return ""


def where(mark: Mark, words: Wording) -> list[str]:
    """Section, table, row and column by their names."""
    place = mark.place
    steps = [words.parts.get(place.part, place.part)] if place.part else []
    steps += place.section
    if place.table is not None:
        steps.append(words.table_of.format(place.table))
    labels = []
    if place.row_label:
        labels.append(words.row_of.format(place.row_label))
    if place.column_label:
        labels.append(words.column_of.format(place.column_label))
    if labels:
        steps.append(words.between.join(labels))
    return [plain(step) for step in steps]
