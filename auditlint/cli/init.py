"""``auditlint init``: a configuration to start from, and the recipe for where reports are checked."""

from importlib.resources import files
from pathlib import Path

import click

from auditlint.cli.command import Command, lang_option
from auditlint.cli.output import write_whole
from auditlint.errors import AuditlintError

_TARGETS = {
    "pre-commit": ("pre-commit.yaml", Path(".pre-commit-config.yaml")),
    "github": ("github.yml", Path(".github/workflows/auditlint.yml")),
    "gitlab": ("gitlab.yml", Path(".gitlab-ci.yml")),
}
_CONFIGURATION = ("auditlint.toml", Path("auditlint.toml"))
_WORDS = {
    "en": {
        "written": "written: {}",
        "kept": "kept as it is: {}",
        "next": {
            "": "next: auditlint check .",
            "pre-commit": "next: pip install pre-commit && pre-commit install",
            "github": "next: commit the workflow",
            "gitlab": "next: commit the pipeline",
        },
    },
    "zh": {
        "written": "已写入：{}",
        "kept": "已存在，保持不变：{}",
        "next": {
            "": "下一步：auditlint check .",
            "pre-commit": "下一步：pip install pre-commit && pre-commit install",
            "github": "下一步：提交工作流文件",
            "gitlab": "下一步：提交流水线文件",
        },
    },
}


@click.command(cls=Command)
@click.option("--ci", type=click.Choice(list(_TARGETS)), help="Also write the recipe for this place.")
@lang_option
def init(ci: str | None, lang: str) -> None:
    """Write auditlint.toml here, and with --ci the recipe for a hook or a CI server. Nothing that exists is written over."""
    words = _WORDS[lang]
    for name, path in (_CONFIGURATION, *([_TARGETS[ci]] if ci else [])):
        written = _write(name, path)
        click.echo(str(words["written" if written else "kept"]).format(path.as_posix()))
    click.echo(words["next"][ci or ""])  # type: ignore[index]


def _write(name: str, path: Path) -> bool:
    """Whether the recipe ``name`` was written to ``path``; not if that exists."""
    if path.exists():
        return False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        shown = path.parent.as_posix()
        raise AuditlintError(f"{shown}: cannot be made: {error.strerror}", f"{shown}：无法创建：{error.strerror}") from error
    write_whole(path, files("auditlint.recipes").joinpath(name).read_bytes())
    return True
