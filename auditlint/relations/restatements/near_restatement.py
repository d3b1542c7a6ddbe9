"""One fact whose key almost agrees with another's, printed with a number that looks like a slip of the other's.

Where a place or a year is only carried over from another sentence, or a name has a word more, two different numbers prove little. If besides they differ as a slip of the pen
does (a digit mistaken or lost, two swapped, a factor of ten, a last place), they are possibly one fact. Numbers are looked up by their slips, never compared all with all.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from auditlint.measures.setting import INHERITED
from auditlint.quantities.judge import same
from auditlint.relations.restatements.facts import Fact, Key
from auditlint.report import Confidence

_CROWDED = 12
"""Numbers that share one slip; more of them are a series."""
_FEWEST_DIGITS = 3
_MORE_DIGITS = 4
_CLOSE = Decimal("0.002")
_LONG_NAME = 4
_ALIKE = 0.6


def near_restatements(groups: Mapping[Key, list[Fact]], home: frozenset[str]) -> Iterator[tuple[Fact, Fact, Confidence]]:
    """Pairs of facts that are possibly one, or likely where only 亩 and 公顷 differ: the one told less often first."""
    slips: dict[tuple[str, ...], list[Key]] = {}
    first: dict[Key, dict[Decimal, Fact]] = {}
    for key, facts in groups.items():
        values = first[key] = {}
        for fact in facts:
            if fact.bracketed or not fact.measure.specific or fact.quantity.approximation:
                continue
            values.setdefault(fact.quantity.value, fact)
        if len(values) > _CROWDED:
            values.clear()
        for fact in values.values():
            for slip in _slips(fact):
                slips.setdefault((_kind(key), *slip), []).append(key)
    done: set[frozenset[Key]] = set()
    for keys in slips.values():
        if not 1 < len(keys) <= _CROWDED:
            continue
        for i, key in enumerate(keys):
            for other in keys[i + 1 :]:
                pair = frozenset((key, other))
                if key != other and pair not in done and _near(key, other, home):
                    done.add(pair)
                    yield from _conflict(groups[key], groups[other], first[key], first[other])


def _kind(key: Key) -> str:
    """What may be confused: one unit, or 亩 and the units of area."""
    return "area" if key.kind in ("area", "land") else key.unit


def _conflict(
    a: list[Fact], b: list[Fact], a_values: dict[Decimal, Fact], b_values: dict[Decimal, Fact]
) -> Iterator[tuple[Fact, Fact, Confidence]]:
    """The pair, if each side tells one figure, they differ, and one of them stands alone."""
    if len(a_values) != 1 or len(b_values) != 1 or min(len(a), len(b)) > 1:
        return
    (one,), (other,) = a_values.values(), b_values.values()
    if one.sentence == other.sentence or (one.sentence[1] < 0 and other.sentence[1] < 0):
        return
    if same(one.quantity.number, other.quantity.number).verdict in ("holds", "rounding"):
        return
    if not set(_slips(one)) & set(_slips(other)) or (one.key.unit != other.key.unit and one.quantity.printed != other.quantity.printed):
        return
    confidence: Confidence = "likely" if replace(one.key, kind="", unit="") == replace(other.key, kind="", unit="") else "possible"
    if (len(a), -one.quantity.passage) <= (len(b), -other.quantity.passage):
        yield one, other, confidence
    else:
        yield other, one, confidence


def _near(a: Key, b: Key, home: frozenset[str]) -> bool:
    """Whether two keys may mean the same fact: the same head words, and no certain word that tells them apart."""
    return (
        a.heads == b.heads
        and _may_agree(a.place, b.place, home)
        and _may_agree(a.period, b.period, frozenset({""}))
        and _may_agree(a.aspect, b.aspect, frozenset({""}))
        and _names_agree(a, b)
    )


def _may_agree(a: str, b: str, own: frozenset[str]) -> bool:
    """Equal, or the one is only carried over and the other is the document's own."""
    return a == b or (a.endswith(INHERITED) and b in own) or (b.endswith(INHERITED) and a in own)


def _names_agree(a: Key, b: Key) -> bool:
    """The same name; or, where nothing else differs, a name with a word more."""
    if a.name == b.name:
        return True
    if (a.place, a.period, a.aspect) != (b.place, b.period, b.aspect) or min(len(a.name), len(b.name)) < _LONG_NAME:
        return False
    if a.kind == "percent":
        return False
    shorter, longer = sorted((a.name, b.name), key=len)
    rest = iter(longer)
    return len(shorter) >= _ALIKE * len(longer) and all(character in rest for character in shorter)


def _slips(fact: Fact) -> list[tuple[str, ...]]:
    """The slips by which other numbers may be recognised as this one mistaken; numbers with a slip in common are a slip apart."""
    quantity = fact.quantity
    digits = quantity.printed.replace(",", "").replace(".", "").lstrip("-0")
    significant = digits.rstrip("0")
    rate = quantity.dimension == "percent"
    if len(significant) < _FEWEST_DIGITS:
        return []
    found: list[tuple[str, ...]] = [("factor", significant)]
    form = str(quantity.step)
    found.append(("swapped", form, "".join(sorted(digits))))
    if len(digits) >= (_MORE_DIGITS if rate else _FEWEST_DIGITS):
        found.extend(("digit", form, f"{digits[:i]}_{digits[i + 1 :]}") for i in range(len(digits)))
    if len(digits) >= _MORE_DIGITS:
        found.append(("lost", form, digits))
        found.extend(("lost", form, digits[:i] + digits[i + 1 :]) for i in range(len(digits)) if len(digits) > _MORE_DIGITS)
        place = quantity.value.adjusted()
        step = int(quantity.value.scaleb(-place) / _CLOSE)
        found.extend(("close", str(place), str(step + n)) for n in (0, 1))
    return found
