"""Tables without a full grid: between three or more rules, or without any rule, told by how the pieces of their lines stand below each other."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from auditlint.document.cellkind import VALUES, is_total, kind
from auditlint.document.normalise import normalise
from auditlint.readers.pages.grid import Grid, GridCell
from auditlint.readers.pages.rulings import Ruling
from auditlint.readers.pages.runs import Line, Run
from auditlint.readers.pages.runs import line as make_line

_APART = 1.2
"""In ems: pieces further apart may be cells."""
_CORRIDOR = 0.5
_UNSURE = "no rules part the rows: a label printed on two lines may be read as two rows"
_GUESSED = "no rules part the rows and columns, and the text between them does not tell them either"


@dataclass(slots=True)
class _Piece:
    """A stretch of a line that may be a cell."""

    left: float
    right: float
    line: Line


def find(lines: Sequence[Line], across: Sequence[Ruling]) -> list[tuple[int, int, Grid]]:
    """The aligned tables among the lines of a column (top to bottom): first and last position (exclusive), and the table. ``across`` are rules of no grid."""
    found: list[tuple[int, int, Grid]] = []
    for rules in _rule_groups(across):
        start = next((i for i, line in enumerate(lines) if line.base < rules[0]), len(lines))
        stop = next((i for i, line in enumerate(lines) if line.base < rules[-1]), len(lines))
        if stop - start >= 2 and not any(a < stop and start < b for a, b, _ in found):
            grid = _table(lines[start:stop], rules)
            if grid is not None:
                found.append((start, stop, grid))
    at = 0
    while at < len(lines):
        inside = next((b for a, b, _ in found if a <= at < b), 0)
        if inside:
            at = inside
            continue
        stop = at
        while stop < len(lines) and not any(a == stop for a, _, _ in found) and (stop == at or _near(lines[stop - 1], lines[stop])):
            stop += 1
        found.extend(_loose(lines, at, stop))
        at = stop
    return sorted(found, key=lambda item: item[0])


def _rule_groups(across: Sequence[Ruling]) -> list[list[float]]:
    """Heights of three or more rules that begin and end alike, top to bottom."""
    groups: list[list[Ruling]] = []
    for rule in across:
        for group in groups:
            if abs(group[-1].start - rule.start) < 6 and abs(group[-1].stop - rule.stop) < 6:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return [[rule.at for rule in group] for group in groups if len(group) >= 3 and group[0].stop - group[0].start > 90]


def _near(a: Line, b: Line) -> bool:
    return a.base - b.base < 3.5 * max(a.size, b.size)


def _loose(lines: Sequence[Line], start: int, stop: int) -> list[tuple[int, int, Grid]]:
    """Tables without rules in a stretch of lines: where lines of several pieces follow each other."""
    found: list[tuple[int, int, Grid]] = []
    at = start
    while at < stop:
        if len(_pieces(lines[at])) < 2:
            at += 1
            continue
        end = at + 1
        single = 0
        for i in range(at + 1, stop):
            if len(_pieces(lines[i])) >= 2:
                end, single = i + 1, 0
            else:
                single += 1
                if single > 1:
                    break
        for first in range(at, min(at + 3, end)):
            grid = _table(lines[first:end], None) if end - first >= 4 else None
            if grid is not None:
                found.append((first, end, grid))
                break
        at = end
    return found


def _pieces(line: Line) -> list[_Piece]:
    runs = line.runs
    if len(runs) == 1:
        return [_Piece(runs[0].left, runs[0].right, line)]
    groups: list[list[Run]] = [[runs[0]]]
    for a, b in pairwise(runs):
        if b.left - a.right > _APART * min(a.size, b.size):
            groups.append([b])
        else:
            groups[-1].append(b)
    if len(groups) == 1:
        return [_Piece(line.left, line.right, line)]
    return [_Piece(group[0].left, group[-1].right, make_line(group)) for group in groups]


def _table(lines: Sequence[Line], rules: Sequence[float] | None) -> Grid | None:
    """The table in these lines, or ``None`` when they are not convincing. ``rules`` are the heights of its horizontal lines, the first above the header."""
    printed = [_pieces(line) for line in lines]
    head = sum(line.base > rules[1] for line in lines) if rules else _header_lines(printed)
    body = printed[head:]
    several = [pieces for pieces in body if len(pieces) >= 2]
    if len(several) < (1 if rules else 3) or len(several) * 10 < len(body) * (6 if rules else 7):
        return None
    size = lines[0].size
    spans = _merged([(piece.left, piece.right) for pieces in several for piece in pieces], _CORRIDOR * size)
    if not rules and any(".." in line.text or "……" in line.text for line in lines):
        return None
    xs = [spans[0][0], *((a[1] + b[0]) / 2 for a, b in pairwise(spans)), spans[-1][1]]
    for pieces in printed[:head]:
        for piece in pieces:
            if piece.left > spans[-1][1] or piece.right < spans[0][0]:
                return None
    if len(spans) < 2:
        return None
    figures = _figure_columns(several, xs)
    convincing = rules is not None or _convincing(several, xs, figures)
    if not convincing and not _is_tabular(several, xs):
        return None
    rows, unsure = _rows(lines[head:], body, xs, figures, rules)
    grid = Grid(
        lines[0].page, rules[0] if rules else lines[0].top, rules[-1] if rules else lines[-1].bottom, xs, 0, [], ruled=rules is not None
    )
    grid.last_page = grid.page.number
    if unsure or not convincing:
        grid.doubt = _UNSURE if convincing else _GUESSED
    if head:
        _add_header(grid, printed[:head], spans)
    for row in rows:
        _add_row(grid, [piece for pieces in row for piece in pieces])
    return grid if grid.rows >= 2 else None


def _header_lines(printed: Sequence[Sequence[_Piece]]) -> int:
    """Lines above the first that holds a value."""
    for i, pieces in enumerate(printed[:4]):
        if any(_is_value(piece) for piece in pieces[1:]):
            return i
    return 1


def _is_value(piece: _Piece) -> bool:
    return kind(normalise(piece.line.text)) in VALUES


def _merged(spans: list[tuple[float, float]], corridor: float) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for left, right in sorted(spans):
        if found and left - found[-1][1] < corridor:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def _at(xs: Sequence[float], piece: _Piece) -> int:
    return min(max(bisect_right(xs, (piece.left + piece.right) / 2) - 1, 0), len(xs) - 2)


def _figure_columns(several: Sequence[Sequence[_Piece]], xs: Sequence[float]) -> set[int]:
    values, all_pieces = [0] * (len(xs) - 1), [0] * (len(xs) - 1)
    for pieces in several:
        for piece in pieces:
            all_pieces[_at(xs, piece)] += 1
            values[_at(xs, piece)] += _is_value(piece)
    return {c for c, count in enumerate(all_pieces) if count and values[c] * 10 >= count * 7}


def _convincing(several: Sequence[Sequence[_Piece]], xs: Sequence[float], figures: set[int]) -> bool:
    """Without rules: three rows or more that fill their columns, most columns beside the first hold figures, and no piece is a sentence."""
    columns = len(xs) - 1
    filled = sum(len(pieces) for pieces in several)
    if len(figures) * 2 < columns - 1 or not figures or filled * 10 < len(several) * columns * 7:
        return False
    if any(len({_at(xs, piece) for piece in pieces}) < len(pieces) for pieces in several):
        return False
    return columns >= 3 or len(several) >= 4


def _is_tabular(several: Sequence[Sequence[_Piece]], xs: Sequence[float]) -> bool:
    """Pieces below each other in three columns or more on six lines: no prose, though its rows cannot be told."""
    wide = [pieces for pieces in several if len({_at(xs, piece) for piece in pieces}) >= 3]
    return len(xs) >= 4 and len(several) >= 6 and len(wide) * 2 >= len(several)


def _rows(
    lines: Sequence[Line], body: Sequence[Sequence[_Piece]], xs: Sequence[float], figures: set[int], rules: Sequence[float] | None
) -> tuple[list[list[Sequence[_Piece]]], bool]:
    """The printed lines grouped to rows, and whether a line could as well belong to another row."""
    anchors = [i for i, pieces in enumerate(body) if any(_at(xs, piece) in figures for piece in pieces)]
    steps = sorted(lines[a].base - lines[b].base for a, b in pairwise(anchors) if b == a + 1)
    usual = steps[len(steps) // 2] if steps else 0.0
    ruled = rules is not None and len(rules) > 3
    widest = max((piece.right for pieces in body for piece in pieces if _at(xs, piece) == 0), default=0.0)
    found: list[list[Sequence[_Piece]]] = []
    unsure = False
    for i, pieces in enumerate(body):
        if not found:
            found.append([pieces])
            continue
        gap = lines[i - 1].base - lines[i].base
        parted = ruled and any(lines[i].base < rule < lines[i - 1].base for rule in rules or ())
        goes_on = i not in anchors and not any(is_total(normalise(piece.line.text)) for piece in pieces)
        if ruled:
            goes_on = not parted and (goes_on or i - 1 not in anchors)
        elif goes_on and figures:
            beside = {_at(xs, piece) for piece in pieces}
            close = bool(usual) and gap < 0.8 * usual
            goes_on = close or 0 not in beside
            if not close and 0 in beside and i - 1 in anchors and i + 1 in anchors:
                unsure = unsure or _reaches(body[i - 1], widest, xs)
        else:
            goes_on = goes_on and 0 not in {_at(xs, piece) for piece in pieces}
        if goes_on:
            found[-1].append(pieces)
        else:
            found.append([pieces])
    return found, unsure


def _reaches(pieces: Sequence[_Piece], widest: float, xs: Sequence[float]) -> bool:
    """Whether the label of a row is about as long as any, so that it may go on below."""
    first = [piece for piece in pieces if _at(xs, piece) == 0]
    return bool(first) and widest - first[-1].right < 1.5 * first[-1].line.size


def _add_row(grid: Grid, pieces: Sequence[_Piece]) -> None:
    held: dict[int, GridCell] = {}
    for piece in pieces:
        column = _at(grid.xs, piece)
        cell = held.get(column)
        if cell is None:
            held[column] = cell = GridCell(grid.rows, column, 1, 1, grid.xs[column], grid.xs[column + 1])
        if cell.lines and abs(cell.lines[-1].base - piece.line.base) < 1:
            cell.lines[-1] = make_line([*cell.lines[-1].runs, *piece.line.runs])
        else:
            cell.lines.append(piece.line)
    grid.cells.extend(held[column] for column in sorted(held))
    grid.rows += 1


def _add_header(grid: Grid, printed: Sequence[Sequence[_Piece]], spans: Sequence[tuple[float, float]]) -> None:
    """One row of header cells, or two where a label stands over several columns."""
    groups: list[tuple[_Piece, int, int]] = []
    rest: list[_Piece] = []
    for i, pieces in enumerate(printed):
        for piece in pieces:
            inside = [c for c, (left, right) in enumerate(spans) if piece.left <= (left + right) / 2 <= piece.right]
            if len(inside) >= 2 or (len(pieces) < grid.columns and _stands_over(piece, printed[i + 1 :])):
                below = [c for c, span in enumerate(spans) if span[0] < piece.right and piece.left < span[1]]
                columns = inside if len(inside) >= 2 else _group(piece, printed[i + 1 :], grid.xs) or below or [_at(grid.xs, piece)]
                groups.append((piece, columns[0], columns[-1] + 1))
            else:
                rest.append(piece)
    if not groups:
        _add_row(grid, rest)
        return
    under = {c for _, start, stop in groups for c in range(start, stop)}
    for piece, start, stop in groups:
        grid.cells.append(GridCell(grid.rows, start, 1, stop - start, grid.xs[start], grid.xs[stop], [piece.line]))
    top: dict[int, GridCell] = {}
    for piece in rest:
        column = _at(grid.xs, piece)
        if column not in top:
            row, high = (grid.rows + 1, 1) if column in under else (grid.rows, 2)
            top[column] = GridCell(row, column, high, 1, grid.xs[column], grid.xs[column + 1])
        top[column].lines.append(piece.line)
    grid.cells.extend(top.values())
    grid.cells.sort(key=lambda cell: (cell.row, cell.column))
    grid.rows += 2


def _stands_over(piece: _Piece, below: Sequence[Sequence[_Piece]]) -> bool:
    """Whether two pieces of the next line stand left and right below the middle of this one."""
    middle = (piece.left + piece.right) / 2
    return any(
        a.right <= middle <= b.left and piece.left < a.right + 3 * a.line.size and piece.right > b.left - 3 * b.line.size
        for pieces in below[:2]
        for a, b in pairwise(pieces)
    )


def _group(piece: _Piece, below: Sequence[Sequence[_Piece]], xs: Sequence[float]) -> list[int]:
    middle = (piece.left + piece.right) / 2
    for pieces in below[:2]:
        for a, b in pairwise(pieces):
            if a.right <= middle <= b.left:
                return [_at(xs, a), _at(xs, b)]
    return []
