"""How grave a finding is. A module of its own, so that listing the catalogue need not load the document model."""

from typing import Literal

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
