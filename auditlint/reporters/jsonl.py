"""The JSON of a report as lines for streams and logs: each line is one object with its ``type``."""

import json
from collections.abc import Iterator
from typing import Any

from auditlint.report import Report
from auditlint.reporters import json as whole
from auditlint.reporters.view import View


def render(report: Report, view: View) -> str:
    """A line a document, finding and (if asked for) relation and number, then one with the totals."""
    content = json.loads(whole.render(report, view))
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in _lines(content))


def _lines(content: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for key, kind in (("documents", "document"), ("findings", "finding"), ("relations", "relation"), ("quantities", "quantity")):
        for each in content.get(key, ()):
            yield {"type": kind, **each}
    yield {"type": "summary", "schema": content["schema"], "version": content["version"], **content["summary"]}
