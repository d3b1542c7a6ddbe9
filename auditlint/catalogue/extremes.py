"""The smallest and the largest of several printed numbers."""

from collections.abc import Sequence

from auditlint.quantities.number import Number


def smallest(numbers: Sequence[Number]) -> Number:
    """The least of ``numbers`` (at least one): one of them where rounding leaves no doubt which, else the interval of all candidates."""
    least = min(numbers, key=lambda n: n.value)
    if all(n is least or least.high <= n.low for n in numbers):
        return least
    return Number(least.value, min(n.low for n in numbers), min(n.high for n in numbers), linear=False)


def largest(numbers: Sequence[Number]) -> Number:
    """The greatest of ``numbers`` (at least one): one of them where rounding leaves no doubt which, else the interval of all candidates."""
    return -smallest([-n for n in numbers])
