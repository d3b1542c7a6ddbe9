"""The findings as the template prints them: message, proof and places, each place with the element of the page that shows it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from auditlint.report import DocumentReport, Finding, Mark
from auditlint.reporters.page.marking import lined
from auditlint.reporters.page.pagewords import PageWords
from auditlint.reporters.page.places import Counters, Places
from auditlint.reporters.terminal import plain
from auditlint.reporters.view import View
from auditlint.reporters.whereabouts import address, leading, where
from auditlint.reporters.wording import WORDINGS


@dataclass(frozen=True, slots=True)
class Spot:
    """A marked place: the ``key`` of its element, or, if the page does not show it, the printed ``context``."""

    role: str
    label: str
    quote: str
    place: str
    key: str
    context: tuple[str, str, str] | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding in the list. ``number`` is 0 for a suppressed one; ``reason`` says why it is."""

    key: str
    number: int
    severity: str
    severity_word: str
    confidence: str
    code: str
    family: str
    title: str
    message: str
    place: str
    section: str
    proof: tuple[tuple[str, str], ...]
    spots: tuple[Spot, ...]
    suppressed: bool
    reason: str


def entries(document: DocumentReport, places: Places, counters: Counters, view: View, words: PageWords) -> tuple[Entry, ...]:
    """The findings of ``document``, in its order, suppressed ones included."""
    return tuple(_entry(f, places.order.get(i, 0), places, counters, view, words) for i, f in enumerate(document.findings))


def _entry(finding: Finding, number: int, places: Places, counters: Counters, view: View, words: PageWords) -> Entry:
    lead = leading(finding)
    common = WORDINGS[view.lang]
    check = view.catalogue.by_code.get(finding.code)
    suppressed = finding.suppressed or {}
    return Entry(
        counters.key("f"),
        number,
        finding.severity,
        words.statuses[finding.severity],
        common.confidences.get(finding.confidence, ""),
        finding.code,
        finding.code.rstrip("0123456789"),
        check.title[view.lang] if check is not None else finding.name,
        lined(finding.messages[view.lang]),
        _place(lead, view.lang),
        plain(lead.place.section[0]) if lead.place.section else "",
        tuple(_proof(finding, view.lang)),
        tuple(_spot(mark, lead, places, view.lang, words) for mark in sorted(finding.marks, key=lambda mark: mark.role != "stated")),
        finding.suppressed is not None,
        suppressed.get("reason") or suppressed.get("kind", ""),
    )


def _place(mark: Mark, lang: str) -> str:
    words = WORDINGS[lang]
    at = address(mark, words).removeprefix(":").removeprefix(words.between)
    if mark.place.line is not None:
        at = words.line_of.format(mark.place.line)
    return " › ".join(filter(None, (at, *where(mark, words))))


def _proof(finding: Finding, lang: str) -> Iterator[tuple[str, str]]:
    words = WORDINGS[lang]
    if finding.formula:
        yield words.formula, finding.formula
    if finding.computed:
        both = words.recomputed_of.format(computed=finding.computed, stated=finding.stated)
        yield words.recomputed, both if finding.stated else finding.computed
    if finding.diagnoses:
        yield words.diagnosis, finding.diagnoses[lang]
    if finding.consequences:
        yield words.consequence, finding.consequences[lang]


def _spot(mark: Mark, lead: Mark, places: Places, lang: str, words: PageWords) -> Spot:
    """``mark`` with its place; of the place only what it does not share with ``lead``, beside which it is listed."""
    key = places.key(mark)
    context = None
    if not key and mark.context:
        end = mark.at + len(mark.quote)
        context = (lined(mark.context[: mark.at]), lined(mark.context[mark.at : end]), lined(mark.context[end:]))
    return Spot(mark.role, words.roles[mark.role], lined(mark.quote).replace("\n", ""), _place(_beside(mark, lead), lang), key, context)


def _beside(mark: Mark, lead: Mark) -> Mark:
    place, near = mark.place, lead.place
    if place.section == near.section:
        place = replace(place, section=())
    if place.table is not None and place.table == near.table:
        same_column = place.column_label == near.column_label
        place = replace(place, table=None, column_label=None if same_column and place.row_label else place.column_label)
    return replace(mark, place=place)
