"""A check: the rows of one relation that it judges, what it expects of them, and what it says of those that fail."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from auditlint.catalogue.expression import Expression
from auditlint.relations.columns import COLUMNS, ColumnType
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
class Identity:
    """An identity over named measures: each with all names under which it may be printed, the unit it must have (empty: any), and how much it may be off."""

    names: tuple[tuple[str, tuple[str, ...]], ...]
    unit: str = ""
    tolerance: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Check:
    """One check file. ``title``, ``message``, ``why`` and ``fix`` are keyed by language (``en``, ``zh``).

    ``default`` is whether the check runs unless it is selected by name: an optional pack says ``default: off``. A check of a user's ``identity`` has a relation of its own.
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
    identity: Identity | None = None

    @property
    def columns(self) -> Mapping[str, ColumnType]:
        """The columns of the check's relation."""
        if self.identity is None:
            return COLUMNS[self.relation]
        return {measure: "number" for measure, _ in self.identity.names}

    @property
    def family(self) -> str:
        """The letters of the code."""
        return self.code.rstrip("0123456789")
