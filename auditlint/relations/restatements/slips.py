"""Slips: the numbers that one slip of the pen (a digit mistaken or lost, two swapped, a factor of ten, a last place) makes of each other, and how often chance does."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from auditlint.quantities.quantity import Quantity

_FEWEST_DIGITS = 2
_MORE_DIGITS = 4
_CLOSE = Decimal("0.002")
ROUNDED = "rounded"
"""The slip of a number against one that is told rounded."""
_ROUNDED_AMOUNTS = (Decimal("1E+6"),)
_ROUNDED_COUNTS = (Decimal("1E+2"), Decimal("1E+3"))
_LEAST_ROUNDED = 100
_CHANCE = {1: 0.5, 2: 0.2, 3: 0.034}
_CHANCE_RATE = {1: 0.5, 2: 0.3, 3: 0.06, 4: 0.02}
"""Rates crowd near 100 %, so that their first digit tells nothing."""
_RAREST = 0.0065
"""However long two numbers are, slips that are no digit mistaken make them alike as often as this."""


def slips(quantity: Quantity) -> list[tuple[str, ...]]:
    """The slips by which other numbers may be recognised as this one mistaken; numbers with a slip in common are a slip apart."""
    digits = _digits(quantity)
    significant = digits.rstrip("0")
    if len(digits) < _FEWEST_DIGITS:
        return []
    form = str(quantity.step.normalize())
    found: list[tuple[str, ...]] = [("swapped", form, "".join(sorted(digits)))]
    found.extend(("digit", form, f"{digits[:i]}_{digits[i + 1 :]}") for i in range(len(digits)))
    if len(significant) > _FEWEST_DIGITS:
        found.append(("factor", significant))
    found.extend(("digit", *wild) for wild in _wild(quantity))
    for form, coarse in _coarser(quantity):
        found.extend((ROUNDED, form, f"{coarse[:i]}_{coarse[i + 1 :]}") for i in range(len(coarse)))
    if len(digits) >= _MORE_DIGITS:
        found.append(("lost", form, digits))
        found.extend(("lost", form, digits[:i] + digits[i + 1 :]) for i in range(len(digits)) if len(digits) > _MORE_DIGITS)
        place = quantity.value.adjusted()
        step = int(quantity.value.scaleb(-place) / _CLOSE)
        found.extend(("close", str(place), str(step + n)) for n in (0, 1))
    return found


def _wild(quantity: Quantity) -> Iterator[tuple[str, str]]:
    """The digits of a value with one of them left open, by the power of ten of the last: however many zeros are printed, a zero behind the last digit may be wrong too."""
    last, digits = _plain(quantity)
    if len(digits) > _FEWEST_DIGITS:
        yield from ((f"10^{last}", f"{digits[:i]}_{digits[i + 1 :]}") for i in range(len(digits)))
        yield f"10^{last - 1}", f"{digits}_"


def _coarser(quantity: Quantity) -> Iterator[tuple[str, str]]:
    """The digits of a number as it is told rounded, or is itself: an amount in 亿 with two decimals, a count in 万 with two or one."""
    steps = _ROUNDED_AMOUNTS if quantity.dimension == "money" else _ROUNDED_COUNTS if quantity.step >= 1 else ()
    for step in steps:
        if quantity.step <= step and abs(quantity.value) >= step * _LEAST_ROUNDED:
            yield str(step.normalize()), str(int((abs(quantity.value) / step).quantize(Decimal(1), ROUND_HALF_UP)))


def _plain(quantity: Quantity) -> tuple[int, str]:
    """The power of ten of the last digit of a value that is no zero, and its digits."""
    exponent = quantity.value.normalize().as_tuple().exponent
    digits = "".join(map(str, quantity.value.normalize().as_tuple().digits))
    return (exponent if isinstance(exponent, int) else 0), digits


def significance(quantity: Quantity) -> int:
    """How many digits tell a number from others: the zeros of a round one say nothing."""
    printed = quantity.printed.replace(",", "").lstrip("-0")
    whole, _, decimals = printed.partition(".")
    digits = whole + decimals if decimals.strip("0") else whole.rstrip("0") or whole[:1]
    return len(digits.lstrip("0"))


def telling_digits(a: Quantity, b: Quantity) -> int:
    """The digits by which one of two numbers is known as the other mistaken: those of the longer one if both are printed with as many digits, else of the shorter."""
    alike = (len(_digits(a)) == len(_digits(b)) and a.step == b.step) or one_digit_apart(a, b)
    return (max if alike else min)(significance(a), significance(b))


def one_digit_apart(a: Quantity, b: Quantity) -> bool:
    """Whether the values differ in one digit."""
    (x, one), (y, other) = _plain(a), _plain(b)
    last = min(x, y)
    one, other = one + "0" * (x - last), other + "0" * (y - last)
    return len(one) == len(other) and sum(p != q for p, q in zip(one, other, strict=True)) == 1


def apart_by_slip(a: Quantity, b: Quantity) -> bool:
    """Whether one slip makes the one number of the other."""
    return any(one_slip(a, b, slip[0]) for slip in set(slips(a)) & set(slips(b)))


def one_slip(a: Quantity, b: Quantity, slip: str) -> bool:
    """Whether two numbers that share a slip of this name are one slip apart: of digits swapped two neighbours are, of a lost digit the one is longer."""
    if slip == ROUNDED:
        return a.step != b.step and max(a.step, b.step) in (*_ROUNDED_AMOUNTS, *_ROUNDED_COUNTS)
    if slip == "lost":
        return len(_digits(a)) != len(_digits(b))
    if slip != "swapped":
        return True
    wrong = [i for i, (x, y) in enumerate(zip(_digits(a), _digits(b), strict=True)) if x != y]
    return len(wrong) == 2 and wrong[1] - wrong[0] == 1


def _digits(quantity: Quantity) -> str:
    return quantity.printed.replace(",", "").replace(".", "").lstrip("-0")


def chance(digits: int, *, rate: bool) -> float:
    """How often a number of so many telling digits is a slip apart from another by chance."""
    return (_CHANCE_RATE if rate else _CHANCE).get(digits, _RAREST)
