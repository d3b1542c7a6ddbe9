"""The layout of pages that no PDF library has read: words with boxes and ruling lines, as a recogniser of pictures finds them."""

import pytest

from auditlint.document import Paragraph, Table
from auditlint.document.assembly import assemble
from auditlint.readers.pages.content import Box, PageContent, Rule, framed, from_words
from auditlint.readers.pages.layout import drafts
from tests.readers.reading import contents

BOUNDS = (0.0, 0.0, 595.0, 842.0)


def page(words: list[tuple[str, float, float]], rules: list[Rule] | None = None, number: int = 1) -> PageContent:
    """Words at (left, bottom), 10 points high and 10 points a Chinese character."""
    boxes: list[tuple[str, Box]] = []
    for text, x, y in words:
        wide = sum(10 if character > "\u2e7f" else 5 for character in text)
        boxes.append((text, (x, y, x + wide, y + 10)))
    return PageContent(number, BOUNDS, from_words(boxes), rules or [])


def blocks(*pages: PageContent) -> tuple[Paragraph | Table, ...]:
    return assemble(drafts(pages))


def ruled(xs: list[float], ys: list[float]) -> list[Rule]:
    return [Rule(xs[0], y, xs[-1], y + 0.5) for y in ys] + [Rule(x, ys[-1], x + 0.5, ys[0]) for x in xs]


def test_words_and_rules_make_a_table() -> None:
    words = [("街道", 103, 704), ("件数", 203, 704), ("安平", 103, 684), ("1284", 203, 684), ("柏泉", 103, 664), ("86", 203, 664)]
    (table,) = blocks(page(words, ruled([100, 200, 300], [720, 700, 680, 660])))
    assert isinstance(table, Table)
    assert contents(table) == [["街道", "件数"], ["安平", "1284"], ["柏泉", "86"]]
    cell = table.rows[1][1]
    assert cell is not None
    assert cell.text.place(0, 4).box == (203, 684, 223, 694)
    assert cell.text.place(2, 4).box == (213, 684, 223, 694)


def test_a_word_over_two_cells_is_cut_at_the_line_between_them() -> None:
    content = page([("安平 1284", 182, 684), ("柏泉", 103, 664), ("86", 230, 664)], ruled([100, 205, 300], [700, 680, 660]))
    (table,) = blocks(content)
    assert isinstance(table, Table)
    assert contents(table)[0] == ["安平", "1284"]


def test_lines_drawn_in_pieces_and_twice_are_one_line() -> None:
    xs, ys = [100.0, 200.0, 300.0], [720.0, 700.0, 680.0]
    pieces = [Rule(x, y, x + 26, y + 0.5) for y in ys for x in range(100, 300, 25)]
    pieces += [Rule(x + shift, 680, x + shift, 720) for x in xs for shift in (0, 1.5)]
    words = [("街道", 110, 704), ("件数", 210, 704), ("安平", 110, 684), ("1284", 210, 684)]
    (table,) = blocks(page(words, pieces))
    assert isinstance(table, Table)
    assert contents(table) == [["街道", "件数"], ["安平", "1284"]]


def test_radicals_in_place_of_characters_are_read_as_characters() -> None:
    (paragraph,) = blocks(page([("⼈均⽀出⻓期为120⽇", 100, 700)]))
    assert paragraph.text.content == "人均支出长期为120日"  # type: ignore[union-attr]


def test_a_row_without_lines_at_the_page_edge_goes_on() -> None:
    xs = [100.0, 200.0, 400.0]
    above = page(
        [("街道", 103, 74), ("说明", 203, 74), ("安平", 103, 54), ("台账资料齐全，手续完备", 203, 54)],
        ruled(xs, [90, 70, 40])[:2] + ruled(xs, [90, 40])[2:],
    )
    below = page(
        [("并已归档。", 203, 794), ("柏泉", 103, 764), ("正在补充。", 203, 764)], ruled(xs, [780, 760])[:2] + ruled(xs, [810, 760])[2:], 2
    )
    (table,) = blocks(above, below)
    assert isinstance(table, Table)
    assert contents(table) == [["街道", "说明"], ["安平", "台账资料齐全，手续完备\n并已归档。"], ["柏泉", "正在补充。"]]


def test_a_category_whose_edge_is_not_drawn_again_goes_on_and_its_words_too() -> None:
    xs = [100.0, 120.0, 200.0, 300.0, 400.0]
    down = [Rule(x, 40, x + 0.5, 110) for x in xs]
    across = [Rule(100, 110, 400, 110.5), Rule(100, 90, 400, 90.5), Rule(120, 70, 400, 70.5)]
    above = page(
        [
            ("类", 104, 94),
            ("项目", 123, 94),
            ("说明", 203, 94),
            ("得分", 303, 94),
            ("甲", 104, 60),
            ("第一", 123, 74),
            ("齐全", 203, 74),
            ("5", 303, 74),
            ("第二", 123, 54),
            ("资料较齐全手续完备", 203, 54),
            ("4", 303, 54),
        ],
        across + down,
    )
    middle = page([("类", 104, 700), ("但缺少签字经过核实", 203, 790)], [Rule(x, 40, x + 0.5, 810) for x in xs[1:]], 2)
    lines = [Rule(120, 780, 400, 780.5), Rule(100, 760, 400, 760.5), Rule(100, 740, 400, 740.5)]
    ends = [Rule(x, 740, x + 0.5, 810) for x in xs[1:]] + [Rule(100, 740, 100.5, 760)]
    below = page(
        [
            ("已补充。", 203, 794),
            ("第三", 123, 764),
            ("齐全", 203, 764),
            ("5", 303, 764),
            ("乙", 104, 744),
            ("第四", 123, 744),
            ("齐全", 203, 744),
            ("5", 303, 744),
        ],
        lines + ends,
        3,
    )
    (table,) = blocks(above, middle, below)
    assert isinstance(table, Table)
    rows = [[(content or "").replace("\n", "") for content in row] for row in contents(table)]
    assert rows == [
        ["类", "项目", "说明", "得分"],
        ["甲类", "第一", "齐全", "5"],
        ["", "第二", "资料较齐全手续完备但缺少签字经过核实已补充。", "4"],
        ["", "第三", "齐全", "5"],
        ["乙", "第四", "齐全", "5"],
    ]
    assert [cell.row_span for cell in (table.rows[1][0], table.rows[4][0]) if cell] == [3, 1]


def test_a_cut_row_whose_columns_are_not_found_again_makes_both_parts_doubtful() -> None:
    xs = [100.0, 200.0, 400.0]
    above = page(
        [("街道", 103, 74), ("说明", 203, 74), ("安平", 103, 54), ("台账资料齐全，手续完备", 203, 54)],
        ruled(xs, [90, 70, 40])[:2] + ruled(xs, [90, 40])[2:],
    )
    other = [150.0, 240.0, 300.0, 450.0]
    below = page([("柏泉", 153, 764), ("12", 243, 764), ("30", 303, 764)], ruled(other, [780, 760])[:2] + ruled(other, [810, 760])[2:], 2)
    found = blocks(above, below)
    assert [bool(table.doubt) for table in found if isinstance(table, Table)] == [True, True]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_turning_a_box_there_and_back(turn: int) -> None:
    box = (10.0, 20.0, 40.0, 30.0)
    content = PageContent(1, BOUNDS, from_words([]), [], turn)
    assert content.printed(framed(turn, *box)) == box
