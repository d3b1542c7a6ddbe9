from auditlint.readers.rawtext import RawText
from auditlint.readers.runs import find

from .reading import column, contents, document, paragraphs, seed

PROSE = (
    "本镇全年共投入资金128.5万元用于乡村道路的日常养护和应急抢修，其中财政资金86万元、群众自筹资金42.5万元，"
    "共养护道路35公里，惠及沿线群众12000人，受益群众满意度达到98.5%，比上年提高了1.2个百分点，养护质量明显改善。"
)


def wrapped(text: str, width: int, end: str) -> str:
    return end.join(text[i : i + width] for i in range(0, len(text), width))


def test_pdf_dump_joins_words_and_numbers():
    text = "\n\n".join(
        [
            "一、基本情况",
            wrapped(PROSE, 24, "\n\n"),
            "（一）资金情况",
            wrapped(PROSE, 24, "\n\n"),
            "1、强化养护。" + wrapped(PROSE, 24, "\n\n"),
        ]
    )
    found = document(text)
    plain = PROSE.replace("（", "(").replace("）", ")")
    assert paragraphs(found, "body")[:2] == [plain, plain]
    assert paragraphs(found, "heading") == ["一、基本情况", "(一)资金情况"]
    assert [p.section for p in found.paragraphs][3] == ("一、基本情况", "(一)资金情况")


def test_digits_that_meet_are_joined_and_keep_their_places():
    lines = wrapped(PROSE, 12, "\n\n")
    text = document(lines).paragraphs[0].text
    at = text.content.index("12000")
    assert text.content == PROSE
    assert text.place(at, at + 5).line is not None
    assert text.quote(at, at + 5).replace("\n", "") == "12000"


def test_a_page_number_does_not_cut_a_paragraph():
    parts = [PROSE[i : i + 24] for i in range(0, len(PROSE), 24)]
    parts.insert(3, "— 3 —")
    found = document("\n\n".join(parts))
    assert paragraphs(found, "body") == [PROSE]
    assert paragraphs(found, "furniture") == ["— 3 —"]


def test_hard_wrap_without_empty_lines():
    found = document(wrapped(PROSE, 26, "\n") + "\n（二）主要做法\n" + wrapped(PROSE, 26, "\n"))
    assert paragraphs(found, "body") == [PROSE, PROSE]
    assert paragraphs(found, "heading") == ["(二)主要做法"]


def test_latin_words_are_joined_with_a_space():
    words = "the committee reviewed the annual maintenance budget and found that spending stayed within the limits set for roads "
    lines = wrapped((words * 6).strip(), 40, "\n").replace(" \n", "\n").replace("\n ", "\n")
    joined = " ".join(paragraphs(document(lines)))
    assert "\n" not in joined
    assert "committee reviewed" in joined


def test_one_paragraph_a_line_is_left_alone():
    lines = [PROSE[: 40 + 7 * i] + "。" for i in range(8)]
    assert paragraphs(document("\n".join(lines))) == lines
    assert paragraphs(document("\n\n".join(lines))) == lines


def test_a_list_of_similar_lines_is_not_joined():
    lines = [f"{i}. 《乡村道路养护管理办法》（某交〔2020〕{i}号）" for i in range(1, 9)]
    found = document("评价依据包括：\n" + "\n".join(lines))
    assert len(found.paragraphs) == 9
    assert paragraphs(found, "heading") == []


RUNS = """某镇2023年项目支出表

部门名称：某镇人民政府 单位：万元

项目名称 总计 财政拨款 其他资金 绩效目标

合计 1,130.50 1,130.50

    道路养护经费 600.00 600.00

及时修复破损路面，保持沿线

畅通，群众出行满意。

    村（社区）公共照明设施更新

和运行维护经费（镇级）
430.50 430.50

更换节能灯具，保证夜间照明

效果，减少能耗和维修费用。

防汛经费 100.00 100.00

储备防汛物资。
"""


def test_runs_of_words_become_a_table_and_the_rest_stays_text():
    found = document(RUNS)
    (table,) = found.tables
    assert contents(table)[0] == ["项目名称", "总计", "财政拨款", "其他资金", "绩效目标"]
    assert column(table, 0) == ["合计", "道路养护经费", "村(社区)公共照明设施更新和运行维护经费(镇级)", "防汛经费"]
    assert column(table, 1) == ["1,130.50", "600.00", "430.50", "100.00"]
    assert column(table, 3) == [None] * 4
    assert (table.unit, table.caption, table.doubt, table.header_rows) == ("万元", "某镇2023年项目支出表", "", 1)
    assert paragraphs(found, "unit") == ["部门名称：某镇人民政府 单位：万元"]
    assert any(text.startswith("及时修复") and text.endswith("满意。") for text in paragraphs(found))
    assert not any("430.50" in text for text in paragraphs(found))
    assert table.rows[3][0].text.place(0, 1).line == RUNS.splitlines().index("    村（社区）公共照明设施更新") + 1


def test_dense_runs_without_unit_line():
    (table,) = document("项目 计划 完成 完成率\n东街 10 9 90%\n西街 20 18 90%\n合计 30 27 90%\n").tables
    assert contents(table)[-1] == ["合计", "30", "27", "90%"]
    assert table.doubt == ""


def test_glued_columns_are_doubted_not_guessed():
    (table,) = document("单位：万元\n项目 计划 完成 完成率\n东街 10 990%\n西街 20 18 90%\n南街 5 5 100%\n").tables
    assert "glued" in table.doubt


def test_prose_with_spaces_is_no_table():
    assert find("", []) == []
    text = "2023 年 8 月 投入 84 万元。\n支出 84 万元。\n完成 12 件 13 件。\n"
    assert find(text, [line for line in RawText(text).lines() if not line.blank]) == []


def test_seed_000():
    found = seed("000")
    headings = [p for p in found.paragraphs if p.kind == "heading"]
    assert len(headings) == 11
    assert sum(p.level == 1 for p in headings) == 4
    assert all(len(p.text.content) < 20 for p in headings)
    body = [p.text.content for p in found.paragraphs if p.kind == "body"]
    assert all(text.endswith("。") for text in body[2:])


def test_seed_001():
    (table,) = seed("001").tables
    assert (len(table.rows), table.doubt, table.unit) == (19, "", "万元")
    amounts = column(table, 1)
    assert amounts == column(table, 2)
    assert len(amounts) == 18
    cents = [int(amount.replace(",", "").replace(".", "")) for amount in amounts]
    assert cents[0] == cents[1] == sum(cents[2:]) == 183537
    labels = column(table, 0)
    assert all(labels)
    assert labels[8].endswith("(区资金)")
    assert labels[17].endswith("经费")
