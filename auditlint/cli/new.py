"""``auditlint new``: a check file to start from, with examples that pass."""

import re
from pathlib import Path

import click

from auditlint.cli.command import FILE, Command, lang_option
from auditlint.cli.output import write_whole
from auditlint.errors import AuditlintError

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_CODE = re.compile(r"[A-Z]{3,4}[0-9]{3}")
_IDENTITY = """\
# A relation over named measures. `auditlint test {file}` runs the examples.
code: {code}
name: {name}
identity: {identity}
# Further names of a measure, the unit, and how much the figures may be off:
# measures:
#   {first}: [{first}合计]
# unit: 件
# tolerance: 1
title:
  en: {title}
  zh: {identity}
message:
  en: "{{stated}} is printed, {{formula}}"
  zh: "印为{{stated}}，{{formula}}"
"""
_EXAMPLES = """\
examples:
  - bad: |
      电话受理数700件，网络受理数400件，受理总数1200件。
    findings:
      - quote: 1200件
        computed: "1100"
  - good: |
      电话受理数700件，网络受理数400件，受理总数1100件。
"""
_DEFAULT = "电话受理数 + 网络受理数 == 受理总数"
_RELATION = """\
# A stricter look at the rates that auditlint finds. Columns of the relation: `auditlint schema` or the check files of auditlint itself.
# `auditlint test {file}` runs the examples.
code: {code}
name: {name}
severity: warning
relation: ratio
when: kind == "rate"
expect: stated <= 100
title:
  en: {title}
  zh: 比率超过百分之百
message:
  en: "{{label}}: {{stated}} is more than 100%"
  zh: "{{label}}：{{stated}}超过100%"
why:
  en: Say why this must not be.
  zh: 说明为何不应如此。
fix:
  en: Say what the author should do.
  zh: 说明如何更正。
references: []
examples:
  - bad: |
      全年受理案件500件，办结案件510件，办结率102%。
    findings:
      - quote: 102%
  - good: |
      全年受理案件500件，办结案件490件，办结率98%。
"""


@click.command(cls=Command)
@click.argument("name")
@click.option("--code", default="USR001", show_default=True, help="Three or four capital letters and three digits.")
@click.option("--identity", default="", metavar="TEXT", help="The relation over named measures, such as 'A + B == C'.")
@click.option("--relation", is_flag=True, help="Start from a relation that auditlint finds, not from an identity.")
@click.option("--folder", type=FILE, default=Path(), metavar="FOLDER", help="Where to write the file.")
@lang_option
def new(name: str, code: str, identity: str, relation: bool, folder: Path, lang: str) -> None:
    """Write a check file NAME.yaml to start from: an identity over named measures, with examples."""
    if not _NAME.fullmatch(name):
        raise AuditlintError(
            f"'{name}': a name is lower-case words joined by hyphens: wrong-rate", f"“{name}”：名称为小写单词，以连字符相连：wrong-rate"
        )
    if not _CODE.fullmatch(code):
        raise AuditlintError(f"'{code}': a code is capital letters and three digits: USR001", f"“{code}”：代码为大写字母加三位数字：USR001")
    path = folder / f"{name}.yaml"
    if path.exists():
        raise AuditlintError(f"{path.as_posix()}: exists", f"{path.as_posix()}：已存在")
    title = name.replace("-", " ").capitalize()
    if relation:
        text = _RELATION.format(code=code, name=name, title=title, file=path.as_posix())
    else:
        written = identity or _DEFAULT
        first = (re.findall(r"[^\W\d]\w*", written) or ["X"])[0]
        text = _IDENTITY.format(code=code, name=name, identity=written, first=first, title=title, file=path.as_posix())
        text += "" if identity else _EXAMPLES
        _expect_usable(written, path, text)
    write_whole(path, text.encode())
    run = f"auditlint test {path.as_posix()} && auditlint check --checks {path.as_posix()} ."
    click.echo({"en": f"written: {path.as_posix()}\nnext: {run}", "zh": f"已写入：{path.as_posix()}\n下一步：{run}"}[lang])


def _expect_usable(identity: str, path: Path, text: str) -> None:
    """Refuse an identity that the check file could not be used with."""
    from auditlint.catalogue.checkfile import load_check
    from auditlint.catalogue.source import Source

    source = Source(path.as_posix(), text)
    load_check(source)
    if source.problems:
        en, zh = source.problems[0].en, source.problems[0].zh
        raise AuditlintError(f"--identity '{identity}': {en}", f"--identity “{identity}”：{zh}")
