"""``new``, ``init``, ``schema`` and the catalogue as a page: what they write works as it stands."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result

from auditlint.catalogue import load_catalogue
from auditlint.cli import main
from auditlint.configuration.load import read_configuration

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.mark.parametrize("options", [[], ["--relation"], ["--identity", "年初数 + 新增数 == 年末数"]])
def test_a_new_check_passes_its_own_test(options: list[str]) -> None:
    made = run("new", "my-check", "--lang", "en", *options)
    assert made.stdout.splitlines()[0] == "written: my-check.yaml"
    tested = run("test", "my-check.yaml", "--lang", "en")
    assert tested.exit_code == 0, tested.stdout
    Path("report.txt").write_text("全年受理总数1100件，其中电话受理数700件、网络受理数400件。", "utf-8")
    assert run("check", "--checks", "my-check.yaml", "--select", "USR", "report.txt").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["My Check"], "'My Check': a name is lower-case words joined by hyphens: wrong-rate\n"),
        (["x", "--code", "U1"], "'U1': a code is capital letters and three digits: USR001\n"),
    ],
)
def test_new_refuses_wrong_words(arguments: list[str], message: str) -> None:
    refused = run("new", "--lang", "en", *arguments)
    assert (refused.exit_code, refused.stderr) == (2, message)


def test_new_writes_over_nothing() -> None:
    run("new", "x")
    assert run("new", "x", "--lang", "zh").stderr == "x.yaml：已存在\n"


@pytest.mark.parametrize(
    ("ci", "path"), [("pre-commit", ".pre-commit-config.yaml"), ("github", ".github/workflows/auditlint.yml"), ("gitlab", ".gitlab-ci.yml")]
)
def test_init_writes_configuration_and_recipe_once(ci: str, path: str) -> None:
    made = run("init", "--ci", ci, "--lang", "en")
    assert made.stdout.splitlines()[:2] == ["written: auditlint.toml", f"written: {path}"]
    assert isinstance(yaml.safe_load(Path(path).read_text("utf-8")), dict)
    assert read_configuration(Path("auditlint.toml"))["fail_on"] == "error"
    assert run("init", "--ci", ci, "--lang", "en").stdout.splitlines()[:2] == ["kept as it is: auditlint.toml", f"kept as it is: {path}"]


def test_the_gitlab_template_is_the_recipe() -> None:
    assert (ROOT / ".gitlab" / "auditlint.yml").read_text("utf-8") == (ROOT / "auditlint" / "recipes" / "gitlab.yml").read_text("utf-8")


def test_the_hook_takes_reports_and_nothing_else() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    taken = [name for name in ("a.docx", "r/b.PDF", "c.xlsx", "d.html", "e.py", ".f.md", "g.docx.bak") if re.search(hook["files"], name)]
    assert taken == ["a.docx", "r/b.PDF", "c.xlsx", "d.html", ".f.md"]


def test_the_schema_fits_every_check_file_of_a_document() -> None:
    validator = jsonschema.Draft202012Validator(json.loads(run("schema").stdout))
    for path in sorted((ROOT / "checks").glob("*/*.yaml")):
        content = yaml.safe_load(path.read_text("utf-8"))
        if content["relation"] != "suppression":
            assert validator.is_valid(content), path
    run("new", "identity-check")
    assert validator.is_valid(yaml.safe_load(Path("identity-check.yaml").read_text("utf-8")))
    assert not validator.is_valid({"code": "USR001", "name": "x", "identity": "a == b", "nonsense": 1})


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_holds_every_check(lang: str) -> None:
    markdown = run("explain", "--all", "--format", "markdown", "--lang", lang).stdout
    page = run("explain", "--all", "--format", "html", "--lang", lang).stdout
    for check in load_catalogue():
        assert f"### {check.code} {check.name}\n" in markdown
        assert f'<section id="{check.code}">' in page
    assert "<script" not in page
    assert "default-src 'none'" in page


def test_explain_wants_one_check_or_all() -> None:
    assert run("explain").exit_code == 2
    assert run("explain", "TAB001", "--all").exit_code == 2
    assert run("explain", "NRM001", "--lang", "en").stdout.splitlines()[2].endswith("(off unless selected)")


@pytest.mark.parametrize("identity", ["A +", 'A: "b" == C', "A + B"])
def test_new_writes_no_file_that_could_not_be_used(identity: str) -> None:
    result = run("new", "calls", "--identity", identity)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"--identity '{identity}': ")
    assert not Path("calls.yaml").exists()
