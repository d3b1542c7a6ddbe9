"""Choosing checks by code, beginning of codes and name."""

from pathlib import Path

import pytest
from check_files import varied, write

from auditlint.catalogue import Catalogue, load_checks
from auditlint.errors import AuditlintError


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    for code, name in (("TAB901", "misfooted-column"), ("TAB902", "misfooted-row"), ("EXP901", "wrong-result")):
        write(tmp_path, varied(code=code, name=name), f"{name}.yaml")
    return load_checks([tmp_path])


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        ([], [], ["EXP901", "TAB901", "TAB902"]),
        (["TAB"], [], ["TAB901", "TAB902"]),
        (["tab90"], ["TAB902"], ["TAB901"]),
        (["wrong-result", "TAB902"], [], ["EXP901", "TAB902"]),
        ([], ["TAB", "exp"], []),
        ([], ["Misfooted-Row"], ["EXP901", "TAB901"]),
    ],
)
def test_select(catalogue: Catalogue, select: list[str], ignore: list[str], codes: list[str]) -> None:
    assert [check.code for check in catalogue.select(select, ignore)] == codes


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("misfooted-colum", "no check fits 'misfooted-colum'; did you mean 'misfooted-column'?"),
        ("TBA", "no check fits 'TBA'; did you mean 'TAB'?"),
        ("TAB999", "no check fits 'TAB999'; did you mean 'TAB902'?"),
        ("qqqq", "no check fits 'qqqq'"),
        ("", "no check fits ''"),
    ],
)
def test_unknown_words_are_errors(catalogue: Catalogue, word: str, message: str) -> None:
    for arguments in (([word], []), ([], [word])):
        with pytest.raises(AuditlintError) as caught:
            catalogue.select(*arguments)
        assert str(caught.value) == message


def test_find(catalogue: Catalogue) -> None:
    assert catalogue.find("tab901") is catalogue.find("misfooted-column") is catalogue.by_code["TAB901"]
    with pytest.raises(AuditlintError) as caught:
        catalogue.find("TAB911")
    assert caught.value.messages["zh"] == "没有名为“TAB911”的检查项；是不是“TAB901”？"


def test_family(catalogue: Catalogue) -> None:
    assert catalogue.families == ("EXP", "TAB")
    assert [check.code for check in catalogue.family("exp")] == ["EXP901"]
    with pytest.raises(AuditlintError, match="did you mean 'TAB'"):
        catalogue.family("TABB")


def test_a_check_that_is_off_runs_only_when_selected(tmp_path: Path) -> None:
    write(tmp_path, varied(), "tab/misfooted-column.yaml")
    write(tmp_path, varied(code="NRM901", name="fixed-weights") + "default: off\n", "nrm/fixed-weights.yaml")
    catalogue = load_checks([tmp_path])
    assert [check.code for check in catalogue] == ["NRM901", "TAB901"]
    assert [check.code for check in catalogue.select()] == ["TAB901"]
    assert [check.code for check in catalogue.select(ignore=["TAB"])] == []
    assert [check.code for check in catalogue.select(["nrm"])] == ["NRM901"]
    assert [check.code for check in catalogue.select(["fixed-weights", "TAB"])] == ["NRM901", "TAB901"]


def test_default_is_on_or_off(tmp_path: Path) -> None:
    path = write(tmp_path, varied() + "default: never\n")
    with pytest.raises(AuditlintError, match="there is no setting 'never'"):
        load_checks([path])
