"""The JSON Schema of check files, for editors that complete and check YAML while it is written."""

from typing import Any

from auditlint.relations.columns import COLUMNS, RUN_WIDE
from auditlint.severity import SEVERITIES

_TEXT = {"type": "string", "minLength": 1}
_TEXTS = {"type": "object", "properties": {"en": _TEXT, "zh": _TEXT}, "additionalProperties": False, "minProperties": 1}
_FINDING = {"type": "object", "properties": {"quote": _TEXT, "computed": {"type": ["string", "number"]}}, "additionalProperties": False}
_EXAMPLE = {
    "type": "object",
    "properties": {"bad": _TEXT, "good": _TEXT, "undetermined": _TEXT, "findings": {"type": "array", "items": _FINDING}},
    "additionalProperties": False,
    "oneOf": [{"required": [verdict]} for verdict in ("bad", "good", "undetermined")],
}
_SHARED: dict[str, Any] = {
    "code": {"type": "string", "pattern": "^[A-Z]{3,4}[0-9]{3}$", "description": "Three or four capital letters and three digits."},
    "name": {"type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "description": "Lower-case words joined by hyphens."},
    "severity": {"enum": list(SEVERITIES)},
    "title": _TEXTS,
    "message": {**_TEXTS, "description": "Printed values in braces: {stated}, {computed}, {formula}, and the relation's columns."},
    "why": _TEXTS,
    "fix": _TEXTS,
    "references": {"type": "array", "items": _TEXT},
    "examples": {"type": "array", "items": _EXAMPLE},
}
_IDENTITY: dict[str, Any] = {
    **_SHARED,
    "identity": {**_TEXT, "description": "A comparison over named measures: 期初 + 新增 - 减少 == 期末"},
    "measures": {"type": "object", "additionalProperties": {"type": "array", "items": _TEXT}},
    "unit": _TEXT,
    "tolerance": {"type": ["string", "number"]},
}


def schema() -> dict[str, Any]:
    """The schema: a check of a relation, with its columns in the description of ``expect``, or an identity."""
    relations = [_relation(kind) for kind in COLUMNS if kind not in RUN_WIDE]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "auditlint check file",
        "oneOf": [
            *relations,
            {"type": "object", "properties": _IDENTITY, "additionalProperties": False, "required": ["code", "name", "identity"]},
        ],
    }


def _relation(kind: str) -> dict[str, Any]:
    columns = ", ".join(f"{name} ({type_})" for name, type_ in COLUMNS[kind].items())
    properties = {
        **_SHARED,
        "relation": {"const": kind},
        "expect": {**_TEXT, "description": f"Columns: {columns}"},
        "when": {**_TEXT, "description": f"Columns: {columns}"},
        "default": {"enum": ["on", "off", True, False]},
    }
    required = ["code", "name", "severity", "relation", "expect", "title", "message", "why", "fix"]
    return {"type": "object", "properties": properties, "additionalProperties": False, "required": required}
