"""The catalogue's own linter, and its verdict on auditlint's own checks."""

from pathlib import Path

import pytest
from check_files import GOOD, varied, write

from auditlint.catalogue import load_catalogue, load_checks
from auditlint.catalogue.lint import lint


def complaints(path: Path) -> list[str]:
    return [complaint.messages["en"] for complaint in lint(load_checks([path]), whole=False)]


def test_a_good_file_has_no_complaints(tmp_path: Path) -> None:
    assert complaints(write(tmp_path)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (varied(why="{zh: 因}"), ["why is the same in en and zh: one language is missing"]),
        (varied(title="{en: It is wrong., zh: 不符}"), ["the title ends in punctuation (en)"]),
        (varied(title="{en: It is wrong, zh: 不符。}"), ["the title ends in punctuation (zh)"]),
        (varied(message='{en: "{label} is wrong", zh: "{stated}不符"}'), ["the message prints no printed number (en)"]),
        (varied(message='{en: "{computed} is right", zh: "{parts}不符"}'), ["the message prints no printed number (en)"]),
        (varied(name="other-name"), ["the file is not named after the check: other-name.yaml"]),
        (varied(code="EXP901"), ["the file is not in the folder of its family: exp/"]),
        (GOOD[: GOOD.index("  - good")], ["there is no good example"]),
        (varied(examples="[]").partition("  - bad")[0], ["there is no bad example", "there is no good example"]),
        (GOOD.replace('quote: "8"', 'quote: "9"'), ["'9' is not in the example"]),
        (GOOD.replace('    findings: [{quote: "8", computed: "7"}]\n', ""), ["the bad example does not say what must be found"]),
        (GOOD.replace('quote: "8", computed: "7"', ""), ["a finding of the example says nothing"]),
    ],
)
def test_complaint(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert complaints(write(tmp_path, text)) == expected


def test_columns_that_no_check_uses(tmp_path: Path) -> None:
    write(tmp_path, varied(when=None, message='{en: "{stated} in English", zh: "{stated}"}'))
    found = lint(load_checks([tmp_path]))
    assert [complaint.messages["zh"] for complaint in found] == ["没有检查使用关系 footing 的“axis”列"]


def test_own_checks_have_no_complaints() -> None:
    assert lint(load_catalogue()) == []
