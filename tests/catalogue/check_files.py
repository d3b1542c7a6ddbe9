"""A check file to vary."""

from pathlib import Path

GOOD = """\
code: TAB901
name: misfooted-column
severity: error
relation: footing
when: axis == "column"
expect: stated == sum(parts)
title: {en: A column does not add up, zh: 列合计不符}
message: {en: "{label} is printed as {stated}, its rows make {computed}", zh: "{label}印为{stated}，各行相加为{computed}"}
why: {en: Readers rely on totals., zh: 读者以合计为据。}
fix: {en: Add up again., zh: 重新加总。}
references: [GB/T 8170]
examples:
  - bad: |
      | 区 | 件 |
      |---|---|
      | 甲 | 3 |
      | 乙 | 4 |
      | 合计 | 8 |
    findings: [{quote: "8", computed: "7"}]
  - good: |
      | 区 | 件 |
      |---|---|
      | 甲 | 3 |
      | 乙 | 4 |
      | 合计 | 7 |
"""


def write(folder: Path, text: str = GOOD, name: str = "tab/misfooted-column.yaml") -> Path:
    """Write a check file below ``folder``."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def varied(**lines: str | None) -> str:
    """The good file with the lines of some keys replaced, or dropped if ``None``."""
    kept = []
    for line in GOOD.splitlines():
        key = line.partition(":")[0]
        if key not in lines:
            kept.append(line)
        elif (replacement := lines[key]) is not None:
            kept.append(f"{key}: {replacement}")
    return "\n".join(kept) + "\n"
