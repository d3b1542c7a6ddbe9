"""A rule of quotients between the lines of a table."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """``rate = numerator / denominator`` by line, all columns or all rows; a share has its denominator in the line ``base``; growth subtracts it first."""

    rate: int
    numerator: int
    denominator: int
    kind: str
    base: int = -1
