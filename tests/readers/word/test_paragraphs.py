"""What a paragraph prints: runs, tracked changes, fields, symbols, hidden text, text boxes."""

import pytest

from auditlint.readers.options import ReadOptions
from tests.readers.reading import contents, paragraphs

from .package import field, p, run, sdt, tbl, tr, word


def text(*content: str) -> str:
    (found,) = paragraphs(word(p(*content)))
    return found


def test_runs_links_tags_and_controls_in_a_paragraph():
    link = f'<w:hyperlink r:id="x">{run("年内")}</w:hyperlink>'
    tag = f'<w:smartTag w:element="e">{run("办结")}</w:smartTag>'
    custom = f'<w:customXml w:element="e">{run("312")}</w:customXml>'
    assert text("全市", link, tag, custom, sdt(run("件"))) == "全市年内办结312件"


def test_insertions_are_read_and_deletions_not():
    body = p(
        "共办结",
        f'<w:ins w:id="1">{run("318")}</w:ins>',
        '<w:del w:id="2"><w:r><w:delText>312</w:delText></w:r></w:del>',
        f'<w:moveFrom w:id="3">{run("（含上年）")}</w:moveFrom>',
        "件",
        f'<w:moveTo w:id="4">{run("。")}</w:moveTo>',
    )
    assert paragraphs(word(body)) == ["共办结318件。"]
    both = word(body, ReadOptions(tracked="both"))
    assert paragraphs(both) == ["共办结318件。", "〔已删除〕312(含上年)"]
    kept, deleted = both.paragraphs
    assert (kept.hidden, deleted.hidden, deleted.kind) == (False, True, "note")
    at = deleted.text.content.index("312")
    place = deleted.text.place(at, at + 3)
    assert (place.paragraph, place.offset, place.end_offset) == (1, 6, 9)
    assert deleted.text.quote(at, at + 3) == "312"
    unit = kept.text.content.index("件")
    assert kept.text.place(unit, unit + 1).offset == 14


def test_deletions_in_cells_and_deleted_rows_follow_the_table():
    gone = '<w:del w:id="2"><w:r><w:delText>11</w:delText></w:r></w:del>'
    rows = [tr("单位", "人数（人）"), tr("东站", p("12", gone)), tr("西站", "20", properties='<w:del w:id="3"/>'), tr("合计", "12")]
    found = word(tbl(*rows) + p("以上。"), ReadOptions(tracked="both"))
    assert contents(found.tables[0]) == [["单位", "人数(人)"], ["东站", "12"], ["合计", "12"]]
    assert paragraphs(found) == ["〔已删除〕11", "〔已删除〕西站", "〔已删除〕20", "以上。"]
    assert paragraphs(word(tbl(*rows) + p("以上。"))) == ["以上。"]


def test_the_result_of_a_field_is_read_and_its_instruction_not():
    assert text("表", field(" SEQ 表 \\* ARABIC ", "3"), " 办结情况") == "表3 办结情况"
    assert text(f'<w:fldSimple w:instr=" DOCPROPERTY Total ">{run("318件")}</w:fldSimple>') == "318件"
    inner = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF 1 = </w:instrText></w:r>' + field("REF a", "7")
    assert (
        text(
            "共",
            inner + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("8") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "件",
        )
        == "共8件"
    )


def test_a_field_without_an_end_hides_nothing():
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
    found = word(p(begin, "共办结318件。") + p("其中线上200件。"))
    assert paragraphs(found) == ["共办结318件。", "其中线上200件。"]
    assert {paragraph.kind for paragraph in found.paragraphs} == {"body"}


def test_tables_of_contents_are_furniture():
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    lines = p(begin, "一、概况", "<w:r><w:tab/></w:r>", field("PAGEREF _Toc1", "1")) + p(
        "二、成效", "<w:r><w:tab/></w:r>", field("PAGEREF _Toc2", "4")
    )
    end = p('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    listed = p("三、问题", style="Contents1")
    gallery = sdt(p("四、建议 9"), '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>')
    styles = '<w:style w:type="paragraph" w:styleId="Contents1"><w:name w:val="toc 1"/></w:style>'
    found = word(lines + end + listed + gallery + p("正文共3件。"), styles=styles)
    assert [paragraph.kind for paragraph in found.paragraphs] == ["furniture"] * 4 + ["body"]


def test_a_reference_to_a_page_inside_a_sentence_stays_text():
    found = word(p("办结情况见第", field("PAGEREF a", "12"), "页，共318件。"))
    assert [(paragraph.kind, paragraph.text.content) for paragraph in found.paragraphs] == [("body", "办结情况见第12页，共318件。")]


def test_symbols_tabs_hyphens_and_breaks():
    assert (
        text(
            '<w:r><w:t>12</w:t><w:sym w:font="Symbol" w:char="F0B4"/><w:t>3</w:t><w:noBreakHyphen/><w:t>1</w:t><w:softHyphen/><w:t>0</w:t></w:r>'
        )
        == "12×3-10"
    )
    assert text("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>") == "甲\t乙"
    assert text('<w:r><w:sym w:font="Wingdings 2" w:char="0052"/><w:t>是</w:t></w:r>') == "☑是"
    assert (
        text("<w:r><w:ruby><w:rt><w:r><w:t>hé</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>和</w:t></w:r></w:rubyBase></w:ruby></w:r>", "平")
        == "和平"
    )


def test_what_prints_nothing_is_dropped_and_the_places_stay():
    (found,) = word(p("\u200f共\u00ad31", "8\u200b件")).paragraphs
    assert found.text.content == "共318件"
    place = found.text.place(1, 4)
    assert (place.offset, place.end_offset) == (1, 4)
    assert found.text.quote(1, 4) == "318"


def test_a_line_break_parts_lines_that_stand_for_themselves():
    line = "<w:r><w:br/></w:r>"
    found = word(p("表1 办结情况", line, "单位：件") + tbl(tr("单位", "办结"), tr("东站", "12"), tr("合计", "12")))
    assert (found.tables[0].caption, found.tables[0].unit) == ("表1 办结情况", "件")
    assert paragraphs(word(p("全市共办结", line, "318件。", line, "其中线上200件。"))) == ["全市共办结\n318件。", "其中线上200件。"]
    second = word(p("一是完成。", line, "二是办结318件。")).paragraphs[1]
    assert second.text.place(4, 7).offset == 10


def test_hidden_text():
    hidden = "<w:vanish/>"
    styles = '<w:style w:type="character" w:styleId="H"><w:name w:val="h"/><w:rPr><w:vanish/></w:rPr></w:style>'
    found = word(
        p(run("底稿12件。", hidden))
        + p("共", run("（草稿）", hidden), "3件。")
        + p(run("样式隐藏。", '<w:rStyle w:val="H"/>'))
        + p(run("显示。", '<w:vanish w:val="0"/>')),
        styles=styles,
    )
    assert [(q.text.content, q.hidden) for q in found.paragraphs] == [
        ("底稿12件。", True),
        ("共(草稿)3件。", False),
        ("样式隐藏。", True),
        ("显示。", False),
    ]


def test_hidden_lines_are_no_captions():
    found = word(p("表1 办结情况") + p(run("草稿说明", "<w:vanish/>")) + tbl(tr("单位", "办结"), tr("东站", "12")))
    assert found.tables[0].caption == "表1 办结情况"


def _choice(content: str) -> str:
    box = f"<w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    shape = f"<w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{shape}</mc:Fallback></mc:AlternateContent></w:r>'


def test_text_boxes_are_read_once_after_their_paragraph():
    found = word(p("图示：", _choice(p("框内318件。") + tbl(tr("甲", "乙"), tr("1", "2"))), "完。") + p("后文。"))
    assert paragraphs(found) == ["图示：完。", "框内318件。", "后文。"]
    assert contents(found.tables[0]) == [["甲", "乙"], ["1", "2"]]
    assert [q.text.place(0, 1).paragraph for q in found.paragraphs] == [1, 2, 7]


def test_an_old_text_box_and_a_fallback_without_a_choice():
    old = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p('旧框12件。')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    alone = f"<w:r><mc:AlternateContent><mc:Fallback><w:pict><v:textbox><w:txbxContent>{p('只有后备3件。')}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    found = word(p("前文。", old) + p(alone))
    assert paragraphs(found) == ["前文。", "旧框12件。", "只有后备3件。"]
    assert [q.text.place(0, 1).paragraph for q in found.paragraphs] == [1, 2, 4]


def test_controls_custom_xml_and_choices_around_paragraphs():
    found = word(
        sdt(sdt(p("一层。")))
        + f'<w:customXml w:element="e">{p("二层。")}</w:customXml><mc:AlternateContent><mc:Choice>{p("三层。")}</mc:Choice></mc:AlternateContent>'
    )
    assert paragraphs(found) == ["一层。", "二层。", "三层。"]


def test_comments_are_not_read():
    assert (
        text("共318件", '<w:commentRangeStart w:id="0"/><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>', "。")
        == "共318件。"
    )


@pytest.mark.parametrize("space", ["http://purl.oclc.org/ooxml/wordprocessingml/main"])
def test_strict_namespaces(space):
    from auditlint.readers import read

    from .package import parts_of, zipped

    parts = parts_of(
        p("一、概况", style="H") + tbl(tr("甲", "乙"), tr("1", "2")), styles='<w:style w:styleId="H"><w:name w:val="heading 1"/></w:style>'
    )
    strict = {
        name: str(content).replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", space) for name, content in parts.items()
    }
    found = read("report.docx", zipped(strict))
    assert found.paragraphs[0].kind == "heading"
    assert contents(found.tables[0]) == [["甲", "乙"], ["1", "2"]]


def test_a_document_inside_the_document_is_told():
    found = word(p("正文。") + '<w:altChunk r:id="x"/>')
    assert found.status == "partly-read"
    assert found.reasons == {"en": "a document embedded in the file is not read", "zh": "未读取嵌入的其他文档"}
