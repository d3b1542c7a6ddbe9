"""A check: the rows of one relation that it judges, what it expects of them, and what it says of those that fail."""

from dataclasses import dataclass, field
from typing import Literal

from auditlint.catalogue.expression import Expression
from auditlint.severity import Severity

Texts = dict[str, str]


@dataclass(frozen=True, slots=True)
class Expected:
    """A finding that a *bad* example must give: what it quotes, and what was recomputed (either may be empty)."""

    quote: str = ""
    computed: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of a report with the verdict that the check must reach on it."""

    verdict: Literal["bad", "good", "undetermined"]
    text: str
    findings: tuple[Expected, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Check:
    """One check file. ``title``, ``message``, ``why`` and ``fix`` are keyed by language (``en``, ``zh``).

    ``default`` is whether the check runs unless it is selected by name: an optional pack says ``default: off``.
    """

    code: str
    name: str
    severity: Severity
    relation: str
    expect: Expression
    when: Expression | None
    title: Texts
    message: Texts
    why: Texts
    fix: Texts
    references: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    path: str = field(default="", compare=False)
    default: bool = True

    @property
    def family(self) -> str:
        """The letters of the code."""
        return self.code.rstrip("0123456789")
