"""Damaged, hostile and unusual packages."""

import io
import zipfile

import pytest

from auditlint.errors import UnreadableError
from auditlint.readers import read
from auditlint.readers.options import Limits, ReadOptions
from tests.readers.reading import paragraphs

from .package import NAMESPACES, p, packed, part, parts_of, zipped

BODY = p("共办结318件。")
NOTED = p("共办结318件", '<w:r><w:footnoteReference w:id="1"/></w:r>', "。")
STYLES = '<w:style w:styleId="H"><w:name w:val="heading 1"/></w:style>'


def refused(data: bytes, options: ReadOptions | None = None) -> dict[str, str]:
    with pytest.raises(UnreadableError) as caught:
        read("dir/r.docx", data, options or ReadOptions())
    assert all("dir/r.docx" in message for message in caught.value.messages.values())
    return caught.value.messages


def test_missing_optional_parts_are_no_fault():
    found = read("r.docx", zipped({"word/document.xml": part("w:document", f"<w:body>{NOTED}</w:body>")}))
    assert (found.status, found.reasons, paragraphs(found)) == ("read", {}, ["共办结318件。"])


@pytest.mark.parametrize("name", ["styles", "numbering", "footnotes", "header1"])
def test_a_damaged_optional_part_is_told_and_the_rest_read(name):
    section = '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>'
    parts = parts_of(NOTED + section, **{name: ""})
    parts[f"word/{name}.xml"] = "<w:broken"
    found = read("r.docx", zipped(parts))
    assert found.status == "partly-read"
    assert found.reasons["en"].startswith(f"word/{name}.xml is not well-formed XML (")
    assert found.reasons["zh"].startswith(f"word/{name}.xml 不是格式正确的 XML（")
    assert paragraphs(found) == ["共办结318件。"]


def test_a_missing_or_damaged_body_is_refused():
    assert "word/document.xml is missing" in refused(zipped({"word/styles.xml": part("w:styles", STYLES)}))["en"]
    assert "word/document.xml is not well-formed XML" in refused(zipped({"word/document.xml": "<w:document"}))["en"]
    assert "缺失" in refused(zipped({"word/document.xml": part("w:glossary", "")}))["zh"]


def test_the_body_is_where_the_package_says():
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://x/officeDocument" Target="/word/report2.xml"/></Relationships>'
    parts = {"_rels/.rels": relations, "word/report2.xml": part("w:document", f"<w:body>{BODY}</w:body>")}
    assert paragraphs(read("r.docx", zipped(parts))) == ["共办结318件。"]


def test_external_targets_are_ignored():
    parts = parts_of(NOTED)
    parts["word/_rels/document.xml.rels"] = (
        '<Relationships xmlns="x"><Relationship Id="f" Type="http://x/footnotes" Target="http://127.0.0.1:9/f.xml" TargetMode="External"/></Relationships>'
    )
    found = read("r.docx", zipped(parts))
    assert (found.status, paragraphs(found)) == ("read", ["共办结318件。"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types_are_refused(encoding):
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    text = f'<?xml version="1.0" encoding="{encoding}"?>{bomb}<w:document {NAMESPACES}><w:body>{p("&b;")}</w:body></w:document>'
    assert "document type" in refused(zipped({"word/document.xml": text.encode(encoding)}))["en"]


def test_an_entity_that_reads_a_file_is_refused(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("机密")
    text = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{secret.as_uri()}">]><w:document {NAMESPACES}><w:body>{p("&a;")}</w:body></w:document>'
    assert "机密" not in str(refused(zipped({"word/document.xml": text})))


def test_zip_bombs_are_refused():
    parts = parts_of(BODY)
    parts["word/document.xml"] = str(parts["word/document.xml"]).replace("</w:body>", " " * 40_000_000 + "</w:body>")
    assert "more than 100 times" in refused(zipped(parts), ReadOptions(limits=Limits(ratio=100)))["en"]
    assert "more than 1,000,000 bytes" in refused(zipped(parts), ReadOptions(limits=Limits(unpacked=1_000_000, ratio=10**6)))["en"]


def test_an_optional_part_beyond_the_limit_is_left_out():
    parts = parts_of(NOTED, footnotes=f'<w:footnote w:id="1">{p("长" * 50_000)}</w:footnote>')
    found = read("r.docx", zipped(parts), ReadOptions(limits=Limits(unpacked=100_000)))
    assert (found.status, paragraphs(found)) == ("partly-read", ["共办结318件。"])
    assert found.reasons["zh"] == "未读取 word/footnotes.xml：解压后超过 100,000 字节"


def test_nesting_beyond_reason_is_refused():
    deep = "<w:sdt><w:sdtContent>" * 200 + BODY + "</w:sdtContent></w:sdt>" * 200
    assert "depth" in refused(packed(deep))["en"]
    allowed = "<w:sdt><w:sdtContent>" * 120 + BODY + "</w:sdtContent></w:sdt>" * 120
    assert paragraphs(read("r.docx", packed(allowed))) == ["共办结318件。"]


def test_deep_formulas_and_tables_are_read():
    frac = "<m:f><m:num>" * 120 + "<m:r><m:t>7</m:t></m:r>" + "</m:num></m:f>" * 120
    assert "7" in paragraphs(read("r.docx", packed(p("式", f"<m:oMath>{frac}</m:oMath>"))))[0]
    table = "<w:tbl><w:tr><w:tc>" * 80 + p("内") + "</w:tc></w:tr></w:tbl>" * 80
    assert [cell.text.content for found in read("r.docx", packed(table)).tables for row in found.rows for cell in row if cell] == ["内"]


def test_two_members_of_one_name_and_names_in_capitals():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", part("w:document", f"<w:body>{p('旧。')}</w:body>"))
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("word/document.xml", part("w:document", f"<w:body>{p('新。')}</w:body>"))
        archive.writestr("word/Styles.XML", part("w:styles", STYLES))
    assert paragraphs(read("r.docx", buffer.getvalue())) == ["新。"]


def test_a_package_with_a_password_is_named():
    data = bytearray(packed(BODY))
    for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        found = data.find(mark)
        while found >= 0:
            data[found + at] |= 1
            found = data.find(mark, found + 4)
    assert "password" in refused(bytes(data))["en"]


def test_an_encrypted_office_file_is_named():
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + "EncryptedPackage".encode("utf-16-le") + bytes(1000)
    assert refused(data) == {
        "en": "dir/r.docx: the file is password-protected. Remove the password and save it again.",
        "zh": "dir/r.docx：文件有密码保护。请取消密码后重新保存。",
    }


def test_a_truncated_package_is_refused():
    data = packed(BODY)
    assert "damaged" in refused(data[: len(data) // 2])["en"]
