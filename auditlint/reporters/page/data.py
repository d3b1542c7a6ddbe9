"""What the page's script needs to know, once, as JSON: which places belong together, the relations, its words."""

import json
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from auditlint.report import DocumentReport, Relation
from auditlint.reporters.page.marking import wrapped
from auditlint.reporters.page.pagewords import PageWords
from auditlint.reporters.page.panel import Entry
from auditlint.reporters.page.places import Places
from auditlint.reporters.view import View

_UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def script_data(value: Any) -> Markup:
    """``value`` as JSON that can end no element and hold no line end of JavaScript."""
    return Markup(json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE))


def page_data(documents: Sequence[tuple[DocumentReport, Places, Sequence[Entry]]], view: View, words: PageWords) -> dict[str, Any]:
    """``findings``: by key, their places as pairs of role and key. ``relations``: verdict, family, formula, reason, places. ``asides``: by key, the kind of a
    number set aside. ``words``: those of the script."""
    return {
        "findings": {
            entry.key: [[spot.role, spot.key] for spot in entry.spots if spot.key] for _, _, found in documents for entry in found
        },
        "relations": [_relation(r, places, view) for document, places, _ in documents if document.transcript for r in document.relations],
        "asides": {key: kind for _, places, _ in documents for key, kind in places.asides.items()},
        "words": words.script(),
    }


def _relation(relation: Relation, places: Places, view: View) -> dict[str, Any]:
    return {
        "verdict": relation.verdict,
        "family": relation.family,
        "formula": wrapped(relation.formula or ""),
        "reason": relation.reasons.get(view.lang, ""),
        "places": [[mark.role, key] for mark in relation.marks if (key := places.key(mark))],
    }
