"""Loading check files: what a good one becomes, and what is said about a bad one, literally."""

import re
from pathlib import Path

import pytest
from check_files import GOOD, varied, write
from hypothesis import given, settings
from hypothesis import strategies as st

from auditlint.catalogue import Check, Example, Expected, load_catalogue, load_checks
from auditlint.catalogue.checkfile import OPTIONAL, REQUIRED, load_check
from auditlint.catalogue.load import packaged_folder
from auditlint.catalogue.source import Source
from auditlint.errors import CatalogueError


def complaints(folder: Path, text: str) -> list[str]:
    """The complaints about one file, each as printed but with a short path."""
    path = write(folder, text)
    with pytest.raises(CatalogueError) as caught:
        load_checks([path])
    shown = str(caught.value).replace(path.as_posix(), "F")
    return [("F" + block).rstrip("\n") for block in shown.split("F")[1:]]


def test_a_good_file_becomes_a_check(tmp_path: Path) -> None:
    path = write(tmp_path)
    (check,) = load_checks([path])
    assert isinstance(check, Check)
    assert (check.code, check.family, check.name) == ("TAB901", "TAB", "misfooted-column")
    assert (check.severity, check.relation) == ("error", "footing")
    assert check.expect.source == "stated == sum(parts)"
    assert check.when is not None
    assert check.when.names == {"axis"}
    assert check.title == {"en": "A column does not add up", "zh": "列合计不符"}
    assert check.references == ("GB/T 8170",)
    bad, good = check.examples
    assert bad == Example("bad", "| 区 | 件 |\n|---|---|\n| 甲 | 3 |\n| 乙 | 4 |\n| 合计 | 8 |\n", (Expected("8", "7"),), 13)
    assert (good.verdict, good.findings, good.line) == ("good", (), 20)
    assert check.path == path.as_posix()


def test_scalars_are_texts(tmp_path: Path) -> None:
    path = write(tmp_path, varied(title="{en: 1.10, zh: no}", references="[2024-01-01, true, ~x]"))
    (check,) = load_checks([path])
    assert check.title == {"en": "1.10", "zh": "no"}
    assert check.references == ("2024-01-01", "true", "~x")


def test_one_language_stands_for_both(tmp_path: Path) -> None:
    (check,) = load_checks([write(tmp_path, varied(why="{zh: 因}"))])
    assert check.why == {"en": "因", "zh": "因"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            varied(relation="foting"),
            ["F:4:11: there is no relation 'foting'; did you mean 'footing'?\n   4 | relation: foting\n     |           ^^^^^^"],
        ),
        (
            varied(severity="fatal"),
            ["F:3:11: there is no severity 'fatal': error, warning, info\n   3 | severity: fatal\n     |           ^^^^^"],
        ),
        (
            varied(code="tab1"),
            ["F:1:7: a code is three or four capital letters and three digits: RAT001\n   1 | code: tab1\n     |       ^^^^"],
        ),
        (
            varied(name="Bad_Name"),
            ["F:2:7: a name is lower-case words joined by hyphens: wrong-rate\n   2 | name: Bad_Name\n     |       ^^^^^^^^"],
        ),
        (
            varied(expect="stated == sum(partz)"),
            [
                (
                    "F:6:23: the relation has no column 'partz'; did you mean 'parts'?\n"
                    "   6 | expect: stated == sum(partz)\n"
                    "     |                       ^^^^^"
                )
            ],
        ),
        (
            varied(expect="'stated == sum(partz)'"),
            [
                (
                    "F:6:24: the relation has no column 'partz'; did you mean 'parts'?\n"
                    "   6 | expect: 'stated == sum(partz)'\n"
                    "     |                        ^^^^^"
                )
            ],
        ),
        (
            varied(expect=">\n  stated ==\n    sum(partz)"),
            ["F:8:9: the relation has no column 'partz'; did you mean 'parts'?\n   8 |     sum(partz)\n     |         ^^^^^"],
        ),
        (
            varied(when='axis in ("列", 1)'),
            ['F:5:21: text is needed here, not a number\n   5 | when: axis in ("列", 1)\n     |                      ^'],
        ),
        (varied(fix=None), ["F:1:1: missing: fix\n   1 | code: TAB901\n     | ^^^^^^^^^^^^"]),
        (GOOD + "titel: x\n", ["F:26:1: there is no key 'titel'; did you mean 'title'?\n  26 | titel: x\n     | ^^^^^"]),
        (GOOD + "code: TAB902\n", ["F:26:1: the key 'code' stands twice, first on line 1\n  26 | code: TAB902\n     | ^^^^"]),
        (
            varied(message='{en: "{staded}", zh: "合计{stated.value}"}'),
            [
                "F:8:16: there is no value 'staded' to print; did you mean 'stated'?\n"
                '   8 | message: {en: "{staded}", zh: "合计{stated.value}"}\n     |                ^^^^^^^^',
                "F:8:34: a placeholder is a name in braces: {stated}\n"
                '   8 | message: {en: "{staded}", zh: "合计{stated.value}"}\n     |                                    ^^^^^^^^^^^^^^',
            ],
        ),
        (varied(title="plain"), ["F:7:8: keys and values are needed here: en, zh\n   7 | title: plain\n     |        ^^^^^"]),
        (varied(title="{}"), ["F:7:8: a text is needed: title: {en: …, zh: …}\n   7 | title: {}\n     |        ^^"]),
        (varied(why="{en: a, fr: b}"), ["F:9:14: there is no key 'fr'\n   9 | why: {en: a, fr: b}\n     |              ^^"]),
        (varied(why="{en: , zh: b}"), ["F:9:11: this is empty\n   9 | why: {en: , zh: b}\n     |           ^"]),
        (varied(code="[TAB901]"), ["F:1:7: a text is needed here\n   1 | code: [TAB901]\n     |       ^^^^^^^^"]),
        (
            varied(code="!!python/name:os.system TAB901"),
            ["F:1:7: a text is needed here\n   1 | code: !!python/name:os.system TAB901\n     |       " + "^" * 30],
        ),
        (
            varied(why="&a {en: x, zh: y}", fix="*a"),
            ["F:9:6: this is used twice through an alias; write it out\n   9 | why: &a {en: x, zh: y}\n     |      ^^^^^^^^^^^^^^^^^"],
        ),
        (varied(references="GB/T 8170"), ["F:11:13: a list is needed here\n  11 | references: GB/T 8170\n     |             ^^^^^^^^^"]),
        ("code: [\n", ["F:2:1: not valid YAML: did not find expected node content"]),
        ("", ["F: the file is empty"]),
        (
            "- x\n",
            [(f"F:1:1: keys and values are needed here: {', '.join((*REQUIRED, *OPTIONAL))}\n   1 | - x\n     | ^^^")],
        ),
    ],
)
def test_complaint(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert complaints(tmp_path, text) == expected


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        ("  - bad: x\n    good: y\n", "F:26:5: an example has one of: bad, good, undetermined"),
        ("  - findings: []\n", "F:26:5: an example has one of: bad, good, undetermined"),
        ("  - good: x\n    findings: []\n", "F:27:5: only a bad example has findings"),
        ("  - bad: x\n    findings: [{quot: y}]\n", "F:27:17: there is no key 'quot'; did you mean 'quote'?"),
    ],
)
def test_complaint_about_an_example(tmp_path: Path, example: str, expected: str) -> None:
    (complaint,) = complaints(tmp_path, GOOD + example)
    assert complaint.startswith(expected)


def test_all_mistakes_of_all_files_are_shown(tmp_path: Path) -> None:
    write(tmp_path, varied(code="x", severity="y"), "tab/a.yaml")
    write(tmp_path, varied(relation="z"), "tab/b.yaml")
    with pytest.raises(CatalogueError) as caught:
        load_checks([tmp_path])
    for text in caught.value.messages.values():
        assert re.findall(r"/(tab/[ab]\.yaml:\d+:\d+)", text) == ["tab/a.yaml:1:7", "tab/a.yaml:3:11", "tab/b.yaml:4:11"]
    assert "没有名为“z”的关系" in caught.value.messages["zh"]


def test_code_and_name_are_taken_once(tmp_path: Path) -> None:
    first = write(tmp_path, name="tab/a.yaml").as_posix()
    second = write(tmp_path, name="tab/b.yaml").as_posix()
    with pytest.raises(CatalogueError) as caught:
        load_checks([tmp_path])
    assert str(caught.value).splitlines() == [
        f"{second}:1:7: 'TAB901' is taken by {first}",
        "   1 | code: TAB901",
        "     |       ^^^^^^",
        f"{second}:2:7: 'misfooted-column' is taken by {first}",
        "   2 | name: misfooted-column",
        "     |       ^^^^^^^^^^^^^^^^",
    ]


def test_checks_come_by_code(tmp_path: Path) -> None:
    write(tmp_path, varied(code="TAB903", name="third"), "a.yaml")
    write(tmp_path, varied(code="EXP901", name="first"), "b.yml")
    write(tmp_path, varied(code="TAB902", name="second"), "c/d.yaml")
    write(tmp_path, "not a check", "c/readme.md")
    assert [check.code for check in load_checks([tmp_path])] == ["EXP901", "TAB902", "TAB903"]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "bytes.yaml").write_bytes(b"code: \xff\xfe")
    (tmp_path / "folder").mkdir()
    with pytest.raises(CatalogueError) as caught:
        load_checks([tmp_path / "bytes.yaml", tmp_path / "missing.yaml", tmp_path / "folder"])
    endings = [line.removeprefix(tmp_path.as_posix()) for line in str(caught.value).splitlines()]
    assert endings == [
        "/bytes.yaml: not UTF-8 text: byte 6",
        "/missing.yaml: cannot be read: No such file or directory",
        "/folder: there is no check file here",
    ]


@pytest.mark.parametrize(
    "text", ["[" * 150_000, "[" * 150_000 + "]" * 150_000, "- " * 90_000, "? " * 90_000, "a: " * 60_000, "{a: " * 40_000, "x" * 300_000]
)
def test_monstrous_files_are_refused(text: str) -> None:
    source = Source("F", text)
    assert load_check(source) is None
    assert source.problems


@given(st.text(alphabet=st.sampled_from("abc:{}[]-?&*!|>%@`'\"#,\n\t 合\x85\u2028")))
@settings(deadline=None)
def test_any_text_gives_problems_not_exceptions(text: str) -> None:
    source = Source("F", text)
    assert load_check(source) is None
    assert all(report.en and report.zh for report in source.reports())


@given(st.integers(0, len(GOOD) - 1), st.sampled_from(["", "\n", ":", " ", "{", "'", "*", "x", "\t", "- "]))
@settings(deadline=None)
def test_a_damaged_file_loads_or_says_why(at: int, damage: str) -> None:
    source = Source("F", GOOD[:at] + damage + GOOD[at + 1 :])
    loaded = load_check(source)
    assert (loaded is None) == bool(source.problems)
    assert len(source.reports()) == len(source.problems)


def test_lazy_loading_leaves_expressions_for_later(tmp_path: Path) -> None:
    (check,) = load_checks([write(tmp_path, varied(expect="stated == sum(partz)"))], lazy=True)
    with pytest.raises(CatalogueError, match="partz"):
        check.expect.names  # noqa: B018


def test_own_checks_are_loaded_with_extra_ones(tmp_path: Path) -> None:
    own = load_catalogue()
    assert own.checks
    assert packaged_folder().is_dir()
    both = load_catalogue([write(tmp_path, varied(code="USR901", name="of-the-user"))])
    assert {check.code for check in both} == {check.code for check in own} | {"USR901"}
