"""Old Word formats: through LibreOffice where it is installed, else as bare text, else a clear message."""

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from auditlint.errors import UnreadableError
from auditlint.readers import doc, read
from auditlint.readers.options import Limits, ReadOptions
from tests.readers.reading import contents, paragraphs

from .package import BELOW, TOP, p, packed, tbl, tc, tr

needs_soffice = pytest.mark.skipif(doc.soffice() is None, reason="LibreOffice is not installed")
STYLES = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>'
REPORT = packed(
    p("一、概况", style="H")
    + p("全市共办结318件。")
    + tbl(
        tr("类别", "单位", "办结"),
        tr(tc("城区", properties=TOP), "东站", "12"),
        tr(tc(properties=BELOW), "西站", "8"),
        tr("合计", "", "20"),
    )
    + p("以上。"),
    styles=STYLES,
)


@pytest.fixture(scope="module")
def old_files(tmp_path_factory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("old")
    (folder / "report.docx").write_bytes(REPORT)
    for form in ("doc", "rtf", "odt"):
        arguments = ["--headless", "--convert-to", form, "--outdir", str(folder), str(folder / "report.docx")]
        subprocess.run(
            [doc.soffice() or "", f"-env:UserInstallation={(folder / 'profile').as_uri()}", *arguments], check=True, capture_output=True
        )
    return {form: (folder / f"report.{form}").read_bytes() for form in ("doc", "rtf", "odt")}


@needs_soffice
def test_all_formats_in_one_run(old_files):
    made = doc.convert({f"a/report.{form}": data for form, data in old_files.items()} | {"a/bad.doc": b"\xd0\xcf\x11\xe0" + bytes(600)}, 60)
    for form, data in old_files.items():
        found = doc.read_converted(f"a/report.{form}", data, made[f"a/report.{form}"], ReadOptions())
        assert (found.format, found.status) == ("doc", "read")
        assert paragraphs(found) == ["一、概况", "全市共办结318件。", "以上。"]
        assert found.paragraphs[0].kind == "heading"
        assert contents(found.tables[0]) == [["类别", "单位", "办结"], ["城区", "东站", "12"], [None, "西站", "8"], ["合计", None, "20"]]
        assert found.tables[0].rows[1][0].row_span == 2


@needs_soffice
def test_the_reader_converts_by_itself(old_files):
    found = read("report.wps", old_files["doc"])
    assert (found.format, paragraphs(found)) == ("doc", ["一、概况", "全市共办结318件。", "以上。"])


@needs_soffice
def test_catdoc_reads_the_bare_text(old_files, monkeypatch):
    if shutil.which("catdoc") is None:
        pytest.skip("catdoc is not installed")
    monkeypatch.setattr(doc, "soffice", lambda: None)
    found = read("report.doc", old_files["doc"])
    assert (found.format, found.status) == ("doc", "partly-read")
    assert "merged cells and notes are lost" in found.reasons["en"]
    assert "全市共办结318件。" in paragraphs(found)
    with pytest.raises(UnreadableError, match=r"needs LibreOffice \(package libreoffice-writer\)\. Install it"):
        read("report.rtf", old_files["rtf"])


def test_without_any_program_the_message_names_them(monkeypatch):
    monkeypatch.setenv("PATH", "")
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le")
    with pytest.raises(UnreadableError, match=r"libreoffice-writer\), or catdoc for \.doc\. Install it") as caught:
        read("dir/a.doc", data)
    assert "dir/a.doc：读取此格式需要 LibreOffice（软件包 libreoffice-writer）或 catdoc（仅 .doc）" in caught.value.messages["zh"]
    with pytest.raises(UnreadableError, match="not installed"):
        doc.convert({"a.doc": data}, 5)


def test_an_encrypted_old_document_is_named():
    header = bytearray(512)
    header[:2], header[11] = b"\xec\xa5", 0x01
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + bytes(header) + "WordDocument".encode("utf-16-le")
    with pytest.raises(UnreadableError, match="password-protected"):
        read("a.doc", data)


def _program(folder: Path, script: str) -> None:
    file = folder / "soffice"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


def test_a_program_that_hangs_is_stopped_with_its_children(tmp_path, monkeypatch):
    _program(tmp_path, f"/bin/sleep 60 & echo $! > {tmp_path}/child; wait")
    monkeypatch.setenv("PATH", str(tmp_path))
    started = time.monotonic()
    with pytest.raises(UnreadableError, match="did not finish within 1 seconds"):
        read("a.rtf", b"{\\rtf1 x}", ReadOptions(limits=Limits(seconds=1)))
    assert time.monotonic() - started < 10
    child = int((tmp_path / "child").read_text())
    for _ in range(50):
        if not _alive(child):
            break
        time.sleep(0.1)
    assert not _alive(child)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")
    return not (status.exists() and status.read_text().split()[2] == "Z")


def test_a_program_that_makes_nothing(tmp_path, monkeypatch):
    _program(tmp_path, "exit 1")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnreadableError, match="could not convert"):
        read("a.rtf", b"{\\rtf1 x}")


def test_no_folder_is_left_behind(tmp_path, monkeypatch):
    _program(tmp_path, "exit 0")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    assert doc.convert({"a.rtf": b"{\\rtf1 x}"}, 5) == {}
    assert list(scratch.iterdir()) == []
