"""Exact values as decimal text."""

from fractions import Fraction

from auditlint.quantities.quantity import Quantity


def decimal_text(value: Fraction, places: int) -> str:
    """``value`` rounded half away from zero to ``places`` decimals; a whole number has none beyond them."""
    scaled = value * 10**places
    whole, rest = divmod(abs(scaled.numerator), scaled.denominator)
    if rest * 2 >= scaled.denominator:
        whole += 1
    text = str(whole) if not places else f"{whole // 10**places}.{whole % 10**places:0{places}d}"
    return f"-{text}" if value < 0 and whole else text


def plain_number(value: Fraction) -> str:
    """``value`` in digits without trailing zeros, at most three decimals."""
    return decimal_text(value, 3).rstrip("0").rstrip(".")


def decimals_of(quantity: Quantity | None) -> int:
    """Number of decimals printed."""
    if quantity is None or "." not in quantity.printed:
        return 0
    return len(quantity.printed) - quantity.printed.find(".") - 1


def exact_text(value: Fraction) -> str:
    """``value`` as an exact decimal; as a quotient (``1/3``) where it has none."""
    rest, places = value.denominator, 0
    for factor in (2, 5):
        power = 0
        while rest % factor == 0:
            rest //= factor
            power += 1
        places = max(places, power)
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    return decimal_text(value, places)
