"""Tables with a total row, parts in columns, shares and rates."""

from fractions import Fraction
from typing import Any

from .figures import count, split
from .model import Number, Passage, Piece, Relation, half_up
from .partitions import percentage, total
from .sectors import Deck

Cell = str | Number


def _row(cells: list[Cell], pipes: bool) -> Passage:
    pieces: list[Piece] = ["| "] if pipes else []
    for i, cell in enumerate(cells):
        pieces += ([" | " if pipes else "\t"] if i else []) + [cell]
    return Passage(pieces + ([" |"] if pipes else []))


def table_lines(deck: Deck, caption: str, rows: list[list[Cell]], relations: list[Relation], pipes: bool) -> list[Passage]:
    """Caption and rows, separated by tabs or pipes."""
    lines = [_row(r, pipes) for r in rows]
    lines[-1].relations = relations
    if pipes:
        lines.insert(1, Passage(["|" + "---|" * len(rows[0])]))
    return [Passage([caption]), Passage(), *lines, Passage()]


def area_names(deck: Deck) -> list[str]:
    """Three to six areas of a city."""
    return deck.rng.sample(("城东片区", "城西片区", "北部乡镇", "南部乡镇", "开发区", "高新区", "滨江新城"), deck.rng.randint(3, 6))


def shares_table(deck: Deck, number: int, pipes: bool) -> list[Passage] | None:
    """Classes, counts, shares, and a total row."""
    if (entry := deck.deal("wholes")) is None:
        return None
    _, noun, unit, (low, high), cuts = entry
    names = next(iter(cuts.values()))
    whole = count(deck, deck.rng.randint(low, high))
    parts = [count(deck, v) for v in split(deck, int(whole.value), len(names))]
    places = max(1, deck.rate_decimals)
    shares = [rate_cell(p.value, whole.value, places) for p in parts]
    rows: list[list[Cell]] = [
        ["类别", f"数量（{unit}）", "占比（%）"],
        *([n, p, s] for n, p, s in zip(names, parts, shares, strict=True)),
        ["合计", whole, "100"],
    ]
    relations = [Relation("table", "column total", whole, tuple(parts), total)]
    relations += [Relation("table", "row share", s, (p, whole), percentage) for p, s in zip(parts, shares, strict=True)]
    return table_lines(deck, f"表{number} {noun}构成情况", rows, relations, pipes)


def rates_table(deck: Deck, number: int, pipes: bool) -> list[Passage] | None:
    """Areas, denominator, numerator, rate, and a total row."""
    if (entry := deck.deal("processes")) is None:
        return None
    *_, name, unit, given_name, done_name = entry
    areas = area_names(deck)
    bases = [count(deck, deck.rng.randint(80, 900)) for _ in areas]
    dones = [count(deck, int(b.value * deck.rng.randint(70, 99) / 100)) for b in bases]
    base, done = (count(deck, int(sum(n.value for n in column))) for column in (bases, dones))
    places = max(1, deck.rate_decimals)
    rates = [rate_cell(d.value, b.value, places) for d, b in zip([*dones, done], [*bases, base], strict=True)]
    rows: list[list[Cell]] = [["片区", f"{given_name}（{unit}）", f"{done_name}（{unit}）", f"{name}（%）"]]
    rows += [[a, b, d, r] for a, b, d, r in zip([*areas, "合计"], [*bases, base], [*dones, done], rates, strict=True)]
    relations = [Relation("table", "column total", base, tuple(bases), total), Relation("table", "column total", done, tuple(dones), total)]
    relations += [
        Relation("table", "row rate", r, (d, b), percentage) for r, d, b in zip(rates, [*dones, done], [*bases, base], strict=True)
    ]
    return table_lines(deck, f"表{number} 各片区{name}情况", rows, relations, pipes)


def crossed_table(deck: Deck, number: int, pipes: bool) -> list[Passage] | None:
    """Areas by class, with row totals and a total row."""
    if (entry := deck.deal("wholes")) is None:
        return None
    _, noun, unit, _, cuts = entry
    names = next(iter(cuts.values()))
    areas = area_names(deck)
    body = [[count(deck, deck.rng.randint(12, 900)) for _ in names] for _ in areas]
    sums = [count(deck, int(sum(n.value for n in row))) for row in body]
    feet = [count(deck, int(sum(row[i].value for row in body))) for i in range(len(names))]
    last = count(deck, int(sum(n.value for n in sums)))
    rows: list[list[Cell]] = [["片区", *names, "小计"]]
    for area, row, row_sum in zip(areas, body, sums, strict=True):
        rows.append([area, *row, row_sum])
    rows.append(["合计", *feet, last])
    relations = [Relation("table", "row total", s, tuple(row), total) for s, row in zip(sums, body, strict=True)]
    relations += [Relation("table", "column total", foot, tuple(row[i] for row in body), total) for i, foot in enumerate(feet)]
    relations.append(Relation("table", "corner", last, tuple(sums), total))
    return table_lines(deck, f"表{number} 各片区{noun}分布（单位：{unit}）", rows, relations, pipes)


def rate_cell(part: Any, whole: Any, places: int) -> Number:
    """A percentage in a column of percentages, all at the same decimals."""
    return Number(half_up(Fraction(percentage(part, whole)), places), places, exact=False)
