"""The configuration file: where it is found, what it may say, and how a mistake is told."""

from pathlib import Path

import pytest

from auditlint.configuration.load import find_configuration, read_configuration
from auditlint.configuration.settings import Settings, Suppression, keys, merged
from auditlint.errors import AuditlintError


def written(folder: Path, text: str, name: str = "auditlint.toml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    outer = written(tmp_path, "[tool.auditlint]\nlang = 'zh'\n", "pyproject.toml")
    assert find_configuration(deep) == outer
    written(tmp_path / "a", "[project]\nname = 'x'\n", "pyproject.toml")
    assert find_configuration(deep) == outer
    inner = written(tmp_path / "a", "lang = 'en'\n")
    assert find_configuration(deep) == inner


def test_every_setting_can_be_written(tmp_path: Path) -> None:
    text = """
select = ["TAB", "RAT001"]
extend-select = ["NRM"]
ignore = "REF"
severity = { RAT001 = "warning" }
per-file-ignores = { "drafts/*" = ["TAB"] }
exclude = ["old"]
extend-exclude = ["tmp"]
respect-gitignore = false
profile = "strict"
fail-on = "info"
lang = "zh"
format = ["text", "json=out.json"]
checks = ["own"]
synonyms = [["甲", "乙"]]
baseline = "base.json"
exact-footing = false
tracked = "both"
ocr = false
jobs = 2
cache = false
size = 1
pages = 2
cells = 3
seconds = 4.5
memory = 500

[[suppressions]]
code = "RAT001"
printed = "98.4%"
path = "a.txt"
reason = "as published"
"""
    path = written(tmp_path, text)
    told = read_configuration(path)
    assert set(told) == set(keys().values())
    settings = merged(told, {})
    assert settings.ignore == ("REF",)
    assert settings.checks == (tmp_path / "own",)
    assert settings.baseline == tmp_path / "base.json"
    assert settings.suppressions == (Suppression("RAT001", "98.4%", "as published", path="a.txt", origin=path.as_posix()),)
    assert settings.exact_footing is False


def test_profile_then_configuration_then_command_line() -> None:
    assert merged({}, {"profile": "strict"}).exact_footing is True
    assert merged({"profile": "strict", "fail_on": "info"}, {}).fail_on == "info"
    assert merged({"profile": "strict"}, {}).fail_on == "warning"
    assert merged({"fail_on": "info"}, {"fail_on": "never"}).fail_on == "never"
    assert merged({}, {}) == Settings()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\nbasline = 'x'", "auditlint.toml:2: there is no setting 'basline'; did you mean 'baseline'?"),
        ("lang = 'fr'", "auditlint.toml:1: 'lang' is one of en, zh"),
        ("profile = 'strikt'", "auditlint.toml:1: 'profile' is one of default, strict, ci; did you mean 'strict'?"),
        ("select = 3", "auditlint.toml:1: 'select' needs a list of texts"),
        ("seconds = inf", "auditlint.toml:1: 'seconds' needs a number from 0 to 1000000000"),
        ("seconds = nan", "auditlint.toml:1: 'seconds' needs a number from 0 to 1000000000"),
        ("memory = 100", "auditlint.toml:1: 'memory' needs a number from 256 to 1000000000"),
        (
            "[tool.auditlint]\nlang = 'en'",
            "auditlint.toml:1: there is no setting 'tool'; in auditlint.toml the settings stand without [tool.auditlint]",
        ),
        ("jobs = -1", "auditlint.toml:1: 'jobs' needs a number of 0 or more"),
        ("pages = 1.5", "auditlint.toml:1: 'pages' needs a number of 0 or more"),
        ("ocr = 'yes'", "auditlint.toml:1: 'ocr' needs true or false"),
        ("[severity]\nRAT001 = 'eror'", "auditlint.toml:2: there is no severity 'eror'; did you mean 'error'?"),
        ("synonyms = [['甲']]", "auditlint.toml:1: a group of 'synonyms' needs two words or more"),
        ("lang = x", "auditlint.toml: not valid TOML: Invalid value (at line 1, column 8)"),
        ("[[suppressions]]\ncode = 'RAT001'\nprinted = '1'\npath = 'a'", "auditlint.toml:1: suppression 1 lacks: reason"),
        ("[[suppressions]]\ncod = 'RAT001'", "auditlint.toml:1: suppression 1: there is no key 'cod'; did you mean 'code'?"),
        (
            "[[suppressions]]\ncode = 'RAT001'\nprinted = '1'\npath = 'a'\nreason = 'b'\nexpires = 'soon'",
            "auditlint.toml:1: suppression 1: 'soon' is no date such as 2027-06-30",
        ),
    ],
)
def test_a_mistake_names_file_line_and_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(AuditlintError) as caught:
        read_configuration(written(Path(), text))
    assert caught.value.messages["en"] == message


def test_a_mistake_is_told_in_chinese_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(AuditlintError) as caught:
        read_configuration(written(Path(), "[tool.auditlint]\nprofil = 'ci'", "pyproject.toml"))
    assert caught.value.messages["zh"] == "pyproject.toml:2：没有名为“profil”的设置；是不是“profile”？"


@pytest.mark.parametrize("text", ["tool = 3", "[tool]\nauditlint = 3", "[[tool.auditlint]]"])
def test_a_project_file_without_a_table_of_settings(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text, "pyproject.toml")
    if text == "tool = 3":
        assert read_configuration(path) == {}
        return
    with pytest.raises(AuditlintError, match=r"pyproject.toml: \[tool.auditlint\] is no table of settings"):
        read_configuration(path)
