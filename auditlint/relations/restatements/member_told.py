"""Members of tables told in sentences: the numbers of a row whose label the sentence names (``永丰县次之，补贴机具1742台``; ``服务率最高的东湖区为96.45%``).

The label says whose number it is, so that the name of its column decides. A number that the row does not print, where one of the row is a slip apart, is possibly that one
mistaken: the longer it is, the less its name must say.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from auditlint.measures.aspect import aspect_of
from auditlint.measures.setting import INHERITED, may_agree
from auditlint.quantities.judge import same
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.quantity import Quantity
from auditlint.relations.restatements.agreement import same_unit, setting
from auditlint.relations.restatements.apart import contradict
from auditlint.relations.restatements.facts import LEVELS
from auditlint.relations.restatements.names import features, shortens, without_brackets
from auditlint.relations.restatements.rates import is_share, rate_name, same_rate
from auditlint.relations.restatements.slips import apart_by_slip, one_digit_apart, significance, telling_digits
from auditlint.relations.restatements.tellings import Telling
from auditlint.tables import labels

_FEWEST_ROWS = 2
_MOST_ROWS = 60
_SHORTEST = 2
_LONG, _SHORT = 4, 3
_MOSTLY = 0.6
_SHARES = re.compile("占比|比重|比例")
_STOPS = "。；\n"
_CLAUSES = "，、：("
_JOINING = ("、", "和", "与", "及")
_WHOLE = (*LEVELS, "合计", "总体", "总计", "共计")

Rows = dict[str, list[list[Telling]]]


def find(tellings: Sequence[Telling], ledger: Ledger) -> Iterator[tuple[Telling, Telling]]:
    """The numbers of sentences with the number of the row that they mistake."""
    rows = _rows(tellings)
    if not rows:
        return
    for telling in tellings:
        if telling.table >= 0 or telling.quantity.approximation or significance(telling.quantity) < _SHORT:
            continue
        passage = ledger.passage(telling.quantity)
        content = passage.text.content
        start = max(content.rfind(stop, 0, telling.quantity.start) for stop in _STOPS) + 1
        found = _mistaken(telling, content[start : telling.quantity.start], rows, -1 if passage.table is None else passage.table.index)
        if found is not None and not (_stands_elsewhere(telling, ledger) and _stands_elsewhere(found, ledger)):
            yield telling, found


def _mistaken(telling: Telling, words: str, rows: Rows, own: int) -> Telling | None:
    """The only number of the rows named in ``words`` that a number may be mistaken for; ``None`` if one of them prints it. ``own`` is the table that it stands in itself."""
    found: list[Telling] = []
    for label, behind in _named(words, rows):
        held = [cell for row in rows[label] for cell in row if cell.table != own]
        if any(_equal(telling, cell) for cell in held):
            return None
        rates = Counter(cell.table for cell in held if cell.unit == "%")
        found.extend(cell for cell in held if _may_be(telling, cell, behind, alone=rates[cell.table] == 1))
    return found[0] if found and len({cell.quantity.value for cell in found}) == 1 else None


def _named(words: str, rows: Rows) -> Iterator[tuple[str, str]]:
    """The labels of rows that stand before a number in its sentence, the last first, each with the words behind it; none before a word for the whole or a list of labels."""
    held = sorted(((words.rfind(label), label) for label in rows if label in words), reverse=True)
    for at, label in held:
        behind = words[at + len(label) :]
        if any(word in behind for word in _WHOLE) or behind.startswith(_JOINING) or words[:at].endswith("、"):
            return
        if not any(label != other and label in other and first <= at < first + len(other) for first, other in held):
            yield label, behind
    subject = words[max(map(words.rfind, _CLAUSES)) + 1 :]
    mostly = [label for label in rows if label not in words and _is_mostly(label, subject)]
    if len(mostly) == 1:
        yield mostly[0], subject


def _is_mostly(label: str, subject: str) -> bool:
    """Whether a clause names most of a label in one piece (无害化处理补助 for 病死畜禽无害化处理补助), or begins with its last word (监护人)."""
    least = max(_LONG, int(len(label) * _MOSTLY + 0.5))
    if len(label) > _LONG and subject.startswith(label[-_SHORT:]):
        return True
    return any(label[i : i + least] in subject for i in range(len(label) - least + 1))


def _rows(tellings: Sequence[Telling]) -> Rows:
    """The rows of the tables of several members, by the label of the row; a label that a table prints twice names none."""
    tables: dict[int, dict[str, list[Telling]]] = defaultdict(lambda: defaultdict(list))
    for telling in tellings:
        label = labels.plain(without_brackets(telling.subject))
        if telling.table >= 0 and len(label) >= _SHORTEST and not telling.quantity.comparator:
            tables[telling.table][label].append(telling)
    found: Rows = defaultdict(list)
    for rows in tables.values():
        if _FEWEST_ROWS <= len(rows) <= _MOST_ROWS:
            for label, cells in rows.items():
                if len({cell.text for cell in cells}) == len(cells):
                    found[label].append(cells)
    return found


def _may_be(telling: Telling, cell: Telling, behind: str, *, alone: bool) -> bool:
    """Whether a number may be that of the cell mistaken; ``behind`` are the words between the label of the row and the number, ``alone`` says that the row prints no other rate."""
    a, b = telling.quantity, cell.quantity
    if not same_unit(telling.unit, cell.unit) or not (one_digit_apart(a, b) or apart_by_slip(a, b) or _printed_apart(a, b)):
        return False
    column = cell.text.rpartition("，")[2]
    if aspect_of(column) != telling.key.aspect.removesuffix(INHERITED) and aspect_of(column) != aspect_of(behind):
        return False
    if not may_agree(telling.key.period, cell.key.period, frozenset({""})) or contradict(column, telling.text, qualified=False):
        return False
    named = bool(features(column) & (telling.own | features(behind)))
    if telling.unit == "%":
        return _is_rate(telling.text, column, named=named, alone=alone)
    digits = telling_digits(a, b)
    return digits >= _LONG or (digits == _SHORT and named and setting(telling)[1:] == setting(cell)[1:])


def _is_rate(text: str, column: str, *, named: bool, alone: bool) -> bool:
    """Whether a rate that a sentence calls ``text`` may be that of a ``column``."""
    if is_share(text):
        return _SHARES.search(column) is not None
    if not rate_name(text):
        return named or alone
    return same_rate(column, text) or shortens(rate_name(column), rate_name(text))


def _equal(a: Telling, b: Telling) -> bool:
    return _digits(a.quantity) == _digits(b.quantity) or same(a.quantity.number, b.quantity.number).verdict in ("holds", "rounding")


def _printed_apart(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers, one of them bare, are printed with one digit different."""
    one, other = _digits(a), _digits(b)
    return not (a.unit and b.unit) and len(one) == len(other) and sum(x != y for x, y in zip(one, other, strict=True)) == 1


def _digits(quantity: Quantity) -> str:
    return quantity.printed.replace(",", "")


def _stands_elsewhere(telling: Telling, ledger: Ledger) -> bool:
    """Whether another passage prints the number in a unit that counts the same."""
    q = telling.quantity
    return any(
        other.passage != q.passage and not other.aside and (other.unit == q.unit or not other.unit or not q.unit)
        for other in ledger.valued(q.value)
    )
