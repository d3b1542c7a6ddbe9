"""The page to read and work through a report: the documents with every number coloured by what became of it, the findings, a picture of coverage.

One file that needs nothing else. Whatever comes from a document is text: the templates escape it, and the page's policy runs no script but the page's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup

from auditlint.report import DocumentReport, Report
from auditlint.reporters.page.content import Content
from auditlint.reporters.page.data import page_data, script_data
from auditlint.reporters.page.pagewords import PAGE_WORDS
from auditlint.reporters.page.panel import Entry, entries
from auditlint.reporters.page.picture import WIDTH, Bar, Part, bars, parts, totals
from auditlint.reporters.page.places import Counters, Places
from auditlint.reporters.page.policy import policy
from auditlint.reporters.page.status import Status
from auditlint.reporters.terminal import plain
from auditlint.reporters.totals import totals as run_totals
from auditlint.reporters.view import View
from auditlint.reporters.wording import WORDINGS
from auditlint.version import VERSION

if TYPE_CHECKING:
    from jinja2 import Template

_SCRIPT = ("places", "highlight", "findings", "details", "filter", "map", "events")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document as the template prints it; ``content`` is None where there is no transcript."""

    document: DocumentReport
    name: str
    reason: str
    places: Places
    content: Content | None
    entries: tuple[Entry, ...]
    totals: dict[Status, int]
    whole: tuple[Part, ...]
    bars: tuple[Bar, ...]


def render(report: Report, view: View) -> str:
    """The page, in the view's language."""
    words, common = PAGE_WORDS[view.lang], WORDINGS[view.lang]
    counters = Counters()
    sheets = [_sheet(document, counters, view) for document in report.documents]
    suppressed = sum(f.suppressed is not None for f in report.findings)
    style, script = _part("report.css"), _script()
    data = page_data([(sheet.document, sheet.places, sheet.entries) for sheet in sheets], view, words)
    return _template().render(
        lang=view.lang, words=words, common=common, version=VERSION, sheets=sheets, title=_title(sheets, words.heading), bar_width=WIDTH,
        summary=common.between.join(text for text, _ in run_totals(report, common)), suppressed=suppressed,
        policy=policy(style, script), style=Markup(style), script=Markup(script), data=script_data(data),
    )  # fmt: skip


def _sheet(document: DocumentReport, counters: Counters, view: View) -> Sheet:
    places = Places(document, counters)
    content = Content(document.transcript, places, counters, view.lang) if document.transcript is not None else None
    headings = content.headings if content is not None else {}
    found = entries(document, places, counters, view, PAGE_WORDS[view.lang])
    return Sheet(
        document, plain(document.path), plain(document.reasons.get(view.lang, "")), places, content, found,
        totals(places.statuses), parts(places.statuses), bars(document, places.statuses, headings),
    )  # fmt: skip


def _title(sheets: Sequence[Sheet], heading: str) -> str:
    return f"{sheets[0].name} · {heading}" if len(sheets) == 1 else heading


@cache
def _part(name: str) -> str:
    return files("auditlint.reporters.page").joinpath(name).read_text("utf-8")


@cache
def _script() -> str:
    """The parts of the script as one function, which leaves no names behind."""
    parts = "\n".join(_part(f"script/{name}.js") for name in _SCRIPT)
    return f'"use strict";\n(() => {{\n{parts}}})();\n'


@cache
def _template() -> "Template":
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined, keep_trailing_newline=True)
    return environment.from_string(_part("report.html"))
