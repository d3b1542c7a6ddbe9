"""The columns of every relation's DataFrame: what a check may name in ``expect``, ``when`` and its messages.

Types: *number* (a `Number`, or ``None`` where an operand is missing), *numbers* (a tuple of them), *text*, *flag*.
"""

from typing import Literal

ColumnType = Literal["number", "numbers", "text", "flag"]

ARITHMETIC = frozenset({"footing", "ratio", "expression", "partition", "identity", "change", "product", "tie"})
"""The kinds of relations that recompute a number from others: a wrong number breaks them."""

COLUMNS: dict[str, dict[str, ColumnType]] = {
    "footing": {"stated": "number", "parts": "numbers", "axis": "text", "label": "text"},
    "ratio": {
        "stated": "number",
        "numerator": "number",
        "denominator": "number",
        "factor": "number",
        "kind": "text",
        "origin": "text",
        "label": "text",
    },
    "expression": {"stated": "number", "computed": "number", "comparator": "text", "position": "text", "label": "text"},
    "definition": {"at_target": "number", "expected": "number", "label": "text"},
    "partition": {"stated": "number", "parts": "numbers", "closed": "text", "label": "text"},
    "subset": {"part": "number", "whole": "number", "label": "text"},
    "identity": {"stated": "number", "parts": "numbers", "kind": "text", "label": "text"},
    "limit": {"stated": "number", "maximum": "number", "label": "text"},
    "attainable": {"stated": "number", "nearest": "number", "population": "number", "label": "text"},
    "change": {"stated": "number", "new": "number", "base": "number", "kind": "text", "label": "text"},
    "scope": {
        "stated": "number",
        "numerator_scope": "text",
        "denominator_scope": "text",
        "part": "text",
        "right": "text",
        "on_whole": "number",
    },
    "product": {"stated": "number", "computed": "number", "label": "text"},
    "restatement": {
        "stated": "number",
        "other": "number",
        "label": "text",
        "places": "text",
        "other_places": "text",
        "support": "text",
    },
    "suppression": {"state": "text", "code": "text", "origin": "text", "expires": "text"},
    "rank": {"stated": "number", "expected": "number", "by": "text", "label": "text"},
    "tie": {"stated": "number", "other": "number", "label": "text"},
    "score_text": {"stated": "number", "text": "number", "weight": "text", "total": "text", "total_then": "text", "label": "text"},
    "score_cap": {"stated": "number", "weight": "number", "label": "text"},
    "score_set": {"stated": "number", "nearest": "number", "allowed": "text", "label": "text"},
    "rule_maximum": {"stated": "number", "weight": "number", "label": "text"},
    "score_reason": {"stated": "number", "weight": "number", "reason": "text", "said": "text", "explained": "text", "label": "text"},
    "score_earned": {"stated": "number", "earned": "number", "basis": "text", "rate": "text", "label": "text"},
    "band": {"fault": "text", "of": "text", "at": "text", "label": "text"},
    "level_count": {"stated": "number", "listed": "number", "of": "text", "label": "text"},
    "grade": {"stated": "number", "position": "text", "grade": "text", "band": "text", "label": "text"},
    "grade_bound": {"low": "number", "grade": "text", "label": "text"},
    "category": {"parent": "text", "expected": "text", "slot": "text", "meaning": "text", "name": "text", "label": "text"},
    "category_tie": {"category": "text", "other": "text", "label": "text"},
    "target_pair": {
        "stated": "number",
        "period": "number",
        "kind": "text",
        "direction": "text",
        "period_direction": "text",
        "repeats": "text",
        "label": "text",
    },
    "target_unit": {"stated": "number", "unit": "text", "label": "text"},
    "target_limit": {"stated": "number", "maximum": "number", "label": "text"},
    "target_brackets": {"opened": "number", "closed": "number", "label": "text"},
    "item_number": {"stated": "number", "expected": "number", "label": "text"},
    "indicator_list": {"listed": "number", "counted": "number", "of": "text", "label": "text"},
    "target_result": {"stated": "number", "target": "number", "comparator": "text", "claim": "text", "label": "text"},
    "weight_group": {"total": "number", "whole": "number", "group": "text", "sheet": "text", "label": "text"},
    "list_count": {"stated": "number", "listed": "number", "form": "text", "label": "text"},
    "numbering": {"stated": "number", "expected": "number", "previous": "number", "fault": "text", "label": "text"},
    "reference": {"kind": "text", "found": "text", "label": "text"},
    "caption": {"twice": "text", "first": "text", "second": "text", "label": "text"},
    "citation": {"of": "text", "first": "text", "second": "text", "label": "text"},
    "name": {"first": "text", "second": "text", "of": "text", "label": "text"},
    "indicator": {"first": "text", "second": "text", "sense": "text", "label": "text"},
    "passage": {"fault": "text", "changes": "text", "label": "text"},
    "date": {"fault": "text", "year": "text", "label": "text"},
    "percent": {"of": "text", "signed": "text", "usual": "text", "label": "text"},
    "slot": {"fault": "text", "label": "text"},
    "bracket": {"fault": "text", "label": "text"},
    "decimals": {"decimals": "number", "usual": "number", "fault": "text", "average": "text", "label": "text"},
    "unit": {"of": "text", "fault": "text", "declared": "text", "label": "text"},
    "glued": {"fault": "text", "label": "text"},
    "target_amount": {"stated": "number", "text": "number", "label": "text"},
    "formula_result": {"stated": "number", "computed": "number", "label": "text"},
    "formula_missing": {"cells": "text", "label": "text"},
    "formula_range": {"fault": "text", "missed": "text", "label": "text"},
    "shown_sum": {"stated": "number", "parts": "numbers", "label": "text"},
    "hidden_part": {"hidden": "text", "label": "text"},
    "weight_total": {"total": "number", "wanted": "number", "label": "text"},
}

RUN_WIDE = frozenset({"suppression"})
"""Relations that are no document's: their rows come from a run's own files, so that their checks have no example texts."""
