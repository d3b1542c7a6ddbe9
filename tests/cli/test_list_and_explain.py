"""``auditlint list`` and ``explain``."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from wcwidth import wcswidth

from auditlint.catalogue import load_catalogue
from auditlint.cli import main
from auditlint.cli.tables import cut, table

CHECK = """\
code: USR901
name: mine
severity: warning
relation: footing
when: axis == "row"
expect: stated == sum(parts)
title: {en: Mine, zh: 自定}
message: {en: "{stated} is not {computed}", zh: "{stated}不是{computed}"}
why: {en: Because., zh: 理由。}
fix: {en: Mend it., zh: 改正。}
references: [GB/T 8170]
examples:
  - bad: |
      共5件，其中3件、1件。
    findings: [{quote: 5件, computed: "4"}, {quote: 5件}]
  - good: 共4件，其中3件、1件。
"""


@pytest.fixture
def mine(tmp_path: Path) -> str:
    path = tmp_path / "mine.yaml"
    path.write_text(CHECK, "utf-8")
    return str(path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_list_names_every_check_in_aligned_columns(mine: str) -> None:
    result = run("list", "--lang", "zh", "--checks", mine)
    header, rule, *rows = result.stdout.splitlines()
    assert header.split() == ["代码", "名称", "严重程度", "关系", "标题"]
    assert [row.split()[0] for row in rows] == [*(check.code for check in load_catalogue()), "USR901"]
    start = wcswidth(rule) - len(rule.split()[-1])
    assert rows[-1].split() == ["USR901", "mine", "warning", "footing", "自定"]
    assert {wcswidth(row[: row.index(check.title["zh"])]) for row, check in zip(rows, load_catalogue(), strict=False)} == {start}


def test_list_of_a_family(mine: str) -> None:
    result = run("list", "--family", "usr", "--checks", mine, "--format", "json", "--lang", "en")
    assert json.loads(result.stdout) == [
        {"code": "USR901", "name": "mine", "family": "USR", "severity": "warning", "relation": "footing", "title": "Mine"}
    ]


def test_list_of_an_unknown_family() -> None:
    result = run("list", "--family", "TBA", "--lang", "zh")
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", "没有名为“TBA”的类别；是不是“TAB”？\n")


@pytest.mark.parametrize("word", ["USR901", "usr901", "mine", "Mine"])
def test_explain_prints_all_that_the_file_says(mine: str, word: str) -> None:
    assert run("explain", word, "--checks", mine, "--lang", "en").stdout == (
        "USR901 mine: Mine\n"
        "\n"
        "  severity: warning\n"
        "  relation: footing\n"
        '  when: axis == "row"\n'
        "  expects: stated == sum(parts)\n"
        "\n"
        "Why\n"
        "  Because.\n"
        "\n"
        "Cure\n"
        "  Mend it.\n"
        "\n"
        "Message\n"
        "  {stated} is not {computed}\n"
        "\n"
        "Bad\n"
        "  共5件，其中3件、1件。\n"
        "  found: 5件 → 4; 5件\n"
        "\n"
        "Good\n"
        "  共4件，其中3件、1件。\n"
        "\n"
        "References\n"
        "  GB/T 8170\n"
    )


def test_explain_in_chinese(mine: str) -> None:
    text = run("explain", "mine", "--checks", mine, "--lang", "zh").stdout
    assert text.startswith("USR901 mine: 自定\n")
    assert "\n原因\n  理由。\n" in text


def test_explain_guesses_what_was_meant(mine: str) -> None:
    result = run("explain", "mime", "--checks", mine, "--lang", "en")
    assert (result.exit_code, result.stderr) == (2, "there is no check 'mime'; did you mean 'mine'?\n")


def test_table_blanks_what_steers_the_terminal_and_keeps_digits() -> None:
    text = table([["a\x1b[31m\n", "1.10"]], ["x", "y"])
    assert "\x1b" not in text
    assert text.splitlines()[2:] == ["a [31m  1.10"]


@pytest.mark.parametrize(
    ("text", "width", "expected"), [("四个汉字", 8, "四个汉字"), ("四个汉字", 7, "四个汉…"), ("a\n b", 9, "a b"), ("abc", 2, "a…")]
)
def test_cut(text: str, width: int, expected: str) -> None:
    assert cut(text, width) == expected
    assert wcswidth(cut(text, width)) <= width
