"""The checks of a run, and the choice among them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from auditlint.catalogue.model import Check
from auditlint.catalogue.suggestion import hint
from auditlint.errors import AuditlintError
from auditlint.severity import Severity


@dataclass(frozen=True)
class Catalogue:
    """Checks in the order of their codes."""

    checks: tuple[Check, ...] = ()

    def __iter__(self) -> Iterator[Check]:
        return iter(self.checks)

    def __len__(self) -> int:
        return len(self.checks)

    @cached_property
    def by_code(self) -> dict[str, Check]:
        """The checks by their code."""
        return {check.code: check for check in self.checks}

    @cached_property
    def by_name(self) -> dict[str, Check]:
        """The checks by their name."""
        return {check.name: check for check in self.checks}

    @cached_property
    def families(self) -> tuple[str, ...]:
        """The families, sorted."""
        return tuple(sorted({check.family for check in self.checks}))

    def find(self, word: str) -> Check:
        """The check of this code or name, in any letter case.

        Raises:
            AuditlintError: if there is none, with the closest code or name.
        """
        check = self.by_code.get(word.upper()) or self.by_name.get(word.lower())
        if check is None:
            en, zh = hint(word, (*self.by_code, *self.by_name))
            raise AuditlintError(f"there is no check '{word}'{en}", f"没有名为“{word}”的检查项{zh}")
        return check

    def family(self, word: str) -> "Catalogue":
        """The checks of one family, in any letter case.

        Raises:
            AuditlintError: if there is none, with the closest.
        """
        if word.upper() not in self.families:
            en, zh = hint(word, self.families)
            raise AuditlintError(f"there is no family '{word}'{en}", f"没有名为“{word}”的类别{zh}")
        return Catalogue(tuple(check for check in self.checks if check.family == word.upper()))

    def select(self, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> "Catalogue":
        """The checks named by ``select`` (if it is empty, all but those that are off by default) without those named by ``ignore``.

        A word is a code (``TAB001``), the beginning of codes (``TAB``, ``TAB0``) or a name, in any letter case.

        Raises:
            AuditlintError: for a word that fits no check, with the closest code, family or name.
        """
        kept = self.codes(select) if select else {check.code for check in self.checks if check.default}
        kept -= self.codes(ignore)
        return Catalogue(tuple(check for check in self.checks if check.code in kept))

    def only(self, codes: Collection[str]) -> "Catalogue":
        """The checks with these codes."""
        return Catalogue(tuple(check for check in self.checks if check.code in codes))

    def without(self, words: Sequence[str]) -> "Catalogue":
        """All checks but those that a word fits; a word that fits none leaves out none."""
        return Catalogue(tuple(check for check in self.checks if not any(_fits(check, word) for word in words)))

    def with_severities(self, severities: Mapping[str, Severity]) -> "Catalogue":
        """The same checks; those that a word of ``severities`` fits (as in `select`) have its severity, the longest word counting."""
        found: list[Check] = []
        for check in self.checks:
            words = [word for word in severities if _fits(check, word)]
            found.append(replace(check, severity=severities[max(words, key=len)]) if words else check)
        return Catalogue(tuple(found))

    def codes(self, words: Iterable[str]) -> set[str]:
        """The codes of the checks that ``words`` name.

        Raises:
            AuditlintError: for a word that fits no check, with the closest code, family or name.
        """
        codes: set[str] = set()
        for word in words:
            found = {check.code for check in self.checks if _fits(check, word)}
            if not found:
                en, zh = hint(word, (*self.families, *self.by_code, *self.by_name))
                raise AuditlintError(f"no check fits '{word}'{en}", f"没有检查项与“{word}”相符{zh}")
            codes |= found
        return codes


def _fits(check: Check, word: str) -> bool:
    return bool(word) and (check.code.startswith(word.upper()) or check.name == word.lower())
