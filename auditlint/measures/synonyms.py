"""Words that users declare to mean the same, in a file beside their reports.

``auditlint-synonyms.yaml`` in the folder of a report holds one key, ``synonyms``: a list of groups of words; the first word of a group stands for all.
"""

from pathlib import Path

import yaml

from auditlint.errors import AuditlintError

FILE_NAME = "auditlint-synonyms.yaml"
Synonyms = tuple[tuple[str, ...], ...]


def synonyms_beside(path: Path) -> Synonyms:
    """The groups of the synonyms file in the folder of ``path``; none without such a file.

    Raises:
        AuditlintError: if the file is not of that form, with the line and the cure.
    """
    file = path.parent / FILE_NAME
    if not file.is_file():
        return ()
    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{file.as_posix()}:{mark.line + 1}" if mark else file.as_posix()
        raise AuditlintError(f"{place}: not valid YAML in UTF-8", f"{place}：不是有效的 UTF-8 YAML") from None
    groups = content.get("synonyms") if isinstance(content, dict) and set(content) == {"synonyms"} else None
    if not isinstance(groups, list) or not all(_is_group(group) for group in groups):
        name = file.as_posix()
        raise AuditlintError(
            f"{name}: write 'synonyms:' and below it lists of at least two words, such as '- [调解, 调处]'",
            f"{name}：应为“synonyms:”及其下的词组列表，每组至少两个词，如“- [调解, 调处]”",
        )
    return tuple(tuple(group) for group in groups)


def _is_group(group: object) -> bool:
    return isinstance(group, list) and len(group) > 1 and all(isinstance(word, str) and word for word in group)
