"""``auditlint annotate``: one report in, one copy out; clear words for everything else."""

import os
import zipfile
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from auditlint.cli import main


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    book = openpyxl.Workbook()
    for row in (("地区", "人数"), ("甲区", 10), ("乙区", 20), ("丙区", 30), ("合计", 61)):
        book.active.append(row)
    book.save("report.xlsx")


def annotate(*arguments: str, **options: object) -> Result:
    return CliRunner(**options).invoke(main, ["annotate", *arguments, "--lang", "en"])  # type: ignore[arg-type]


def test_a_copy_is_written() -> None:
    result = annotate("report.xlsx", "-o", "copy.xlsx")
    assert (result.exit_code, result.output) == (0, "copy.xlsx: 1 note\n")
    assert openpyxl.load_workbook("copy.xlsx").active["B5"].comment is not None


@pytest.mark.parametrize("named", ["folder", "folder/*.xlsx", "reports.zip"])
def test_what_is_not_one_report_is_refused(named: str) -> None:
    Path("folder").mkdir()
    Path("folder/report.xlsx").write_bytes(Path("report.xlsx").read_bytes())
    with zipfile.ZipFile("reports.zip", "w") as archive:
        archive.write("report.xlsx")
    result = annotate(named, "-o", "copy.xlsx")
    assert result.exit_code == 2
    assert result.stderr == f"{named}: is not one report; name the file to annotate (unpack an archive first)\n"
    assert not Path("copy.xlsx").exists()


def test_a_terminal_that_lacks_the_characters_is_no_error() -> None:
    result = annotate("report.xlsx", "-o", "副本.xlsx", charset="latin-1")
    assert (result.exit_code, result.output) == (0, "??.xlsx: 1 note\n")


def test_a_name_that_is_no_text() -> None:
    odd = os.fsdecode(b"\xb1\xa8.xlsx")
    try:
        Path("report.xlsx").rename(odd)
    except OSError:
        pytest.skip("the file system takes names of text only")
    assert annotate(odd, "-o", "copy.xlsx").exit_code == 0


def test_the_copy_bears_the_ending_of_its_format() -> None:
    result = annotate("report.xlsx", "-o", "copy.pdf")
    assert (result.exit_code, result.stderr) == (2, "copy.pdf: the copy must end in .xlsx / .xlsm\n")
    assert not Path("copy.pdf").exists()


def test_a_report_that_was_not_wholly_read_is_told() -> None:
    Path("auditlint.toml").write_text("cells = 4\n", "utf-8")
    result = annotate("report.xlsx", "-o", "copy.xlsx")
    assert result.exit_code == 2
    assert result.stderr.startswith("report.xlsx: ")
    assert Path("copy.xlsx").exists()
