"""Paragraphs, columns, furniture and notes."""

from itertools import pairwise

from auditlint.document import Document
from auditlint.readers import read
from tests.readers.pdf.making import SIZE, Paper, made, width, wrapped
from tests.readers.reading import paragraphs

FIRST = "评价组抽查了街道办理的帮扶事项，共核对台账1284份，其中资料齐全的1197份，占93.22%，其余87份缺少签字或者附件，已经要求补充。"
SECOND = "问卷共发放五百份，收回四百八十六份，回收率97.20%，其中表示满意的居民占九成以上，少数居民希望延长服务时间，增加服务网点。"


def document(data: bytes) -> Document:
    return read("report.pdf", data)


def test_wrapped_lines_are_joined_and_indents_part_paragraphs() -> None:
    def draw(paper: Paper) -> None:
        y = paper.paragraph(FIRST * 3, 90, 760, 415)
        y = paper.paragraph(SECOND * 2, 90, y, 415)
        paper.paragraph(FIRST, 90, y, 415)

    assert paragraphs(document(made(draw))) == [FIRST * 3, SECOND * 2, FIRST]


def test_paragraphs_without_indent_are_parted_by_their_short_last_lines() -> None:
    def draw(paper: Paper) -> None:
        y = 760.0
        for words in (FIRST * 2, SECOND, FIRST, SECOND * 3):
            y = paper.paragraph(words, 90, y, 415, indent=False)

    assert paragraphs(document(made(draw))) == [FIRST * 2, SECOND, FIRST, SECOND * 3]


def test_a_number_cut_by_the_line_is_whole() -> None:
    words = (
        "受理帮扶事项共计128456件，办结率达到97.45%，其中延期办结1312件，群众满意度为96.5分，涉及资金3456.78万元，覆盖社区217个，总体较好。"
    )
    lines = wrapped(words, 102, SIZE)
    assert sum(a[-1] in "0123456789." and b[0] in "0123456789." for a, b in pairwise(lines)) >= 2, lines

    def draw(paper: Paper) -> None:
        for i, line in enumerate(lines):
            paper.text(90, 760 - 18 * i, line)

    assert paragraphs(document(made(draw))) == [words]


def test_headings_by_their_numbers() -> None:
    def draw(paper: Paper) -> None:
        paper.text(90, 780, "一、项目概况", 14)
        paper.text(90, 756, "（一）项目背景", 12)
        y = paper.paragraph(FIRST * 2, 90, 734, 415)
        paper.text(90, y - 6, "二、评价结论", 14)
        paper.paragraph(SECOND, 90, y - 30, 415)

    found = document(made(draw))
    assert [(p.kind, p.level) for p in found.paragraphs] == [("heading", 1), ("heading", 2), ("body", 0), ("heading", 1), ("body", 0)]
    assert found.paragraphs[2].section == ("一、项目概况", "(一)项目背景")


def test_headers_and_page_numbers_are_set_aside_and_the_paragraph_goes_on() -> None:
    paper = Paper()
    for number in range(1, 4):
        paper.centred(297, 810, "某街道帮扶项目绩效评价报告", 9)
        paper.centred(297, 30, f"第{number}页", 9)
        if number == 1:
            below = paper.paragraph(FIRST * 2, 90, 120, 415)
            assert 40 < below < 90
            paper.page()
        elif number == 2:
            for i in range(4):
                paper.text(90, 760 - 18 * i, "并且对缺少附件的台账逐份说明了原因，要求有关街道限期补齐后再报，"[:39])
            paper.text(90, 760 - 18 * 4, "完毕。")
            paper.page()
        else:
            paper.text(90, 760, "附件另行报送。")
    found = document(paper.data())
    assert paragraphs(found, "furniture").count("某街道帮扶项目绩效评价报告") == 3
    assert [words for words in paragraphs(found, "furniture") if words.startswith("第")] == ["第1页", "第2页", "第3页"]
    assert paragraphs(found, "body")[-1] == "附件另行报送。"


def test_a_paragraph_over_a_page_break_is_one() -> None:
    lines = FIRST * 3
    paper = Paper()
    y = 76.0
    parts = wrapped(lines, 415, SIZE, 2 * SIZE)
    paper.text(90, 780, "一、项目概况")
    paper.paragraph(SECOND * 4, 90, 740, 415)
    for i, part in enumerate(parts[:2]):
        paper.text(90 + (2 * SIZE if i == 0 else 0), y - 18 * i, part)
    paper.centred(297, 30, "— 1 —", 9)
    paper.page()
    for i, part in enumerate(parts[2:]):
        paper.text(90, 770 - 18 * i, part)
    paper.paragraph(SECOND * 2, 90, 600, 415)
    paper.centred(297, 30, "— 2 —", 9)
    found = document(paper.data())
    assert paragraphs(found, "body") == [SECOND * 4, lines, SECOND * 2]
    assert paragraphs(found, "furniture") == ["— 1 —", "— 2 —"]


def test_two_columns_are_read_one_after_the_other() -> None:
    def draw(paper: Paper) -> None:
        paper.centred(297, 800, "社区服务评价简报", 16)
        paper.paragraph(FIRST * 3, 60, 760, 225)
        paper.paragraph(SECOND * 3, 310, 753, 225)

    assert paragraphs(document(made(draw))) == ["社区服务评价简报", FIRST * 3, SECOND * 3]


def test_footnote_marks_are_dropped_and_the_notes_are_notes() -> None:
    def draw(paper: Paper) -> None:
        start = "全年共受理帮扶事项1284"
        paper.text(80, 760, start)
        paper.text(80 + width(start), 764, "1", 6)
        paper.text(80 + width(start) + 4, 760, "件，办结1197件。")
        paper.rule(80, 120, 200, 120)
        paper.text(80, 106, "1 不含撤回的4件。", 8)

    found = document(made(draw))
    assert paragraphs(found, "body") == ["全年共受理帮扶事项1284件，办结1197件。"]
    assert paragraphs(found, "note") == ["不含撤回的4件。"]


def test_a_raised_exponent_stays() -> None:
    def draw(paper: Paper) -> None:
        paper.text(80, 760, "新建活动场地350m")
        paper.text(80 + width("新建活动场地350m"), 764, "2", 6)
        paper.text(80 + width("新建活动场地350m") + 4, 760, "，投入使用。")

    assert paragraphs(document(made(draw))) == ["新建活动场地350m²，投入使用。"]


def test_text_drawn_twice_for_boldness_counts_once() -> None:
    def draw(paper: Paper) -> None:
        paper.text(80, 760, "支出120万元")
        paper.text(80.3, 760, "支出120万元")

    assert paragraphs(document(made(draw))) == ["支出120万元"]
