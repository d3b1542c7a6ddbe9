"""Which documents a run checks: files, folders, patterns, archives, standard input."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from auditlint.errors import UnreadableError
from auditlint.readers.options import Limits
from auditlint.report import DocumentReport
from auditlint.run.archive import read_member
from auditlint.run.inputs import STANDARD_INPUT, Selection, find_inputs
from auditlint.run.task import Task

LOOKED_FOR = Selection(frozenset({".txt", ".md", ".zip"}))


def zipped(**contents: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def names(*paths: str, selection: Selection = LOOKED_FOR) -> list[str]:
    return [item.name if isinstance(item, Task) else f"! {item.reasons['en']}" for item in find_inputs([Path(p) for p in paths], selection)]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("b/two.txt", "b/c/three.md", "one.txt", "b/.hidden.txt", "b/~$lock.txt", "b/picture.png"):
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path


def test_folders_files_and_patterns_each_file_once() -> None:
    assert names("b", "one.txt", "b/two.txt") == ["b/c/three.md", "b/two.txt", "one.txt"]
    assert names("**/*.md", "*.txt") == ["b/c/three.md", "one.txt"]
    assert names("*.pdf") == ["! *.pdf: no file fits the pattern; check it"]


def test_what_is_excluded_is_not_looked_for_but_may_be_named() -> None:
    selection = Selection(LOOKED_FOR.suffixes, lambda path: path.name == "c")
    assert names("b", selection=selection) == ["b/two.txt"]


def test_members_of_an_archive_by_name() -> None:
    data = zipped(**{"r/x.txt": b"x", "a.md": b"a", "__MACOSX/a.md": b"", "picture.png": b"", ".z.txt": b""})
    Path("reports.zip").write_bytes(data)
    assert names("reports.zip") == ["reports.zip/a.md", "reports.zip/r/x.txt"]
    tasks = [item for item in find_inputs([Path("reports.zip")], LOOKED_FOR) if isinstance(item, Task)]
    from auditlint.readers.options import DEFAULT

    assert [task.load(DEFAULT) for task in tasks] == [b"a", b"x"]


def test_an_archive_on_standard_input() -> None:
    task = Task("in.zip", data=zipped(**{"x.txt": b"x"}))
    found = list(find_inputs([STANDARD_INPUT], LOOKED_FOR, standard_input=lambda: task))
    assert [(item.name, item.data) for item in found if isinstance(item, Task)] == [("in.zip/x.txt", b"x")]


def test_no_name_leaves_the_archive() -> None:
    Path("x.zip").write_bytes(zipped(**{"../../etc/x.txt": b"", "/abs.txt": b"", "C:\\y.txt": b""}))
    assert names("x.zip") == ["x.zip/abs.txt", "x.zip/etc/x.txt", "x.zip/y.txt"]


def test_chinese_names_of_old_archives() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo("X"), b"")
    name = "评价.txt".encode("gb18030")
    data = buffer.getvalue().replace(b"X", name)
    data = bytearray(data)
    for header, offset in ((b"PK\x03\x04", 26), (b"PK\x01\x02", 28)):
        at = data.find(header) + offset
        data[at : at + 2] = len(name).to_bytes(2, "little")
    end = data.rfind(b"PK\x05\x06")
    central = data.find(b"PK\x01\x02")
    data[end + 12 : end + 16] = (end - central).to_bytes(4, "little")
    data[end + 16 : end + 20] = central.to_bytes(4, "little")
    Path("old.zip").write_bytes(bytes(data))
    assert names("old.zip") == ["old.zip/评价.txt"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 damaged", "the archive is damaged"),
        (zipped(**{"a.png": b""}), "the archive holds no report."),
    ],
)
def test_an_archive_without_reports_says_why(data: bytes, reason: str) -> None:
    Path("x.zip").write_bytes(data)
    (found,) = find_inputs([Path("x.zip")], LOOKED_FOR)
    assert isinstance(found, DocumentReport)
    assert found.status == "unreadable"
    assert f"x.zip: {reason}" in found.reasons["en"]


def test_a_bomb_is_not_unpacked() -> None:
    data = zipped(**{"x.txt": bytes(20_000_000)})
    with pytest.raises(UnreadableError, match=r"x\.txt: unpacks to more than"):
        read_member(io.BytesIO(data), "x.txt", "x.txt", Limits(ratio=10))


def test_a_damaged_member_is_named() -> None:
    data = bytearray(zipped(**{"x.txt": b"hello world " * 400}))
    data[45] ^= 255
    with pytest.raises(UnreadableError, match=r"x\.txt: damaged in the archive"):
        read_member(io.BytesIO(bytes(data)), "x.txt", "x.txt", Limits())


def test_a_folder_named_like_a_part_of_an_office_file_makes_no_office_file() -> None:
    Path("x.zip").write_bytes(zipped(**{"word/a.txt": b"a", "xl/b.md": b"b"}))
    assert names("x.zip") == ["x.zip/word/a.txt", "x.zip/xl/b.md"]


def test_what_could_be_read_for_ever_is_refused(folder: Path) -> None:
    os.mkfifo("pipe.txt")
    os.mkfifo("b/pipe.txt")
    refused = "is a pipe or a device, not a file; give it on standard input: auditlint check -"
    assert names("pipe.txt", "/dev/zero", "b/pipe.txt") == [f"! {name}: {refused}" for name in ("pipe.txt", "/dev/zero", "b/pipe.txt")]
    assert names("b") == ["b/c/three.md", f"! b/pipe.txt: {refused}", "b/two.txt"]


def test_links_without_an_end_and_names_too_long_cost_one_document() -> None:
    Path("b/loop.txt").symlink_to("loop.txt")
    Path("b/gone.txt").symlink_to("nowhere.txt")
    cure = "check the path and its permissions"
    looped, gone, two = f"Too many levels of symbolic links; {cure}", f"No such file or directory; {cure}", "b/two.txt"
    assert names("b") == ["b/c/three.md", f"! b/gone.txt: {gone}", f"! b/loop.txt: {looped}", two]
    assert names("b/loop.txt", two) == [f"! b/loop.txt: {looped}", two]
    assert names("x" * 300 + ".txt", two) == [f"! {'x' * 300}.txt: File name too long; {cure}", two]


def test_a_name_that_is_no_text_is_shown_by_its_bytes() -> None:
    odd = Path(os.fsdecode(b"b/\xb1\xa8.txt"))
    try:
        odd.write_text("x")
    except OSError:
        pytest.skip("the file system takes names of text only")
    assert names("b")[-1] == names(str(odd))[0] == r"b/\xb1\xa8.txt"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_of_one_name_are_refused_for_only_one_could_be_read() -> None:
    with zipfile.ZipFile("twice.zip", "w") as archive:
        for content in (b"first", b"second"):
            archive.writestr("a.txt", content)
    assert names("twice.zip") == ["! twice.zip: 2 members of the archive are called a.txt. Pack it again."]


def test_the_directory_of_an_archive_is_read_once_for_all_members(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("many.zip").write_bytes(zipped(**{f"{i}.txt": str(i).encode() for i in range(20)}))
    opened: list[object] = []
    real = zipfile.ZipFile

    def counting(archive: object, *arguments: object) -> zipfile.ZipFile:
        opened.append(archive)
        return real(archive, *arguments)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(zipfile, "ZipFile", counting)
    from auditlint.readers.options import DEFAULT

    tasks = [item for item in find_inputs([Path("many.zip")], LOOKED_FOR) if isinstance(item, Task)]
    assert {task.load(DEFAULT) for task in tasks} == {str(i).encode() for i in range(20)}
    assert len(opened) == 2
    Path("many.zip").write_bytes(zipped(**{"0.txt": b"changed"}))
    assert tasks[0].load(DEFAULT) == b"changed"


def test_standard_input_is_read_once() -> None:
    tasks = [Task("-", data=b"x"), Task("-", data=b"")]
    assert list(find_inputs([STANDARD_INPUT, STANDARD_INPUT], LOOKED_FOR, standard_input=lambda: tasks.pop(0))) == [Task("-", data=b"x")]
