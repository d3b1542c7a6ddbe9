"""A run by its settings: from paths to a report to which baseline and suppressions have been applied."""

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path

from auditlint.catalogue.catalogue import Catalogue
from auditlint.catalogue.load import load_catalogue
from auditlint.configuration.exclusion import exclusion
from auditlint.configuration.settings import Settings
from auditlint.readers import SUFFIXES
from auditlint.readers.options import Limits, ReadOptions
from auditlint.report import Report
from auditlint.reporters.formats import Format
from auditlint.reporters.view import View
from auditlint.run.cache import Cache, cache_folder
from auditlint.run.difference import difference
from auditlint.run.inputs import Input, Selection, find_inputs
from auditlint.run.session import run
from auditlint.run.task import Task, Work
from auditlint.suppression.apply import Known, apply
from auditlint.suppression.baseline import read_baseline

_MEGABYTE = 1024 * 1024


class Checking:
    """One run. ``relations`` asks for every judged relation; ``formats`` are those that will show the report, and may need more of it.

    Raises:
        AuditlintError: if a check file or a word that selects checks cannot be used.
    """

    def __init__(self, settings: Settings, *, relations: bool = False, formats: Sequence[Format] = ()) -> None:
        self.settings = settings
        self.catalogue = _catalogue(settings)
        self.options = _options(settings)
        self._work = Work(
            self.catalogue,
            verified=relations or any(each.relations for each in formats),
            transcript=any(each.transcript for each in formats),
            options=self.options,
            synonyms=settings.synonyms,
            exact_footing=settings.exact_footing,
            ignores=tuple(settings.per_file_ignores.items()),
            root=settings.origin.parent if settings.origin is not None else Path(),
        )

    def inputs(self, paths: Sequence[Path], standard_input: Callable[[], Task] | None = None) -> list[Input]:
        """The documents at ``paths``."""
        return list(find_inputs(paths, Selection(SUFFIXES, exclusion(self.settings)), standard_input=standard_input))

    def run(self, inputs: Sequence[Input], *, since: str = "", done: Callable[[int], None] | None = None) -> Report:
        """Check ``inputs``; what baseline and suppressions know is marked. ``since`` is a git reference: then only files changed since count, and their new findings.

        Raises:
            AuditlintError: if the baseline, a sidecar or ``since`` cannot be used.
        """
        known = self._known()
        change = difference(since, Path()) if since else None
        chosen = inputs if change is None else change.changed(inputs)
        report = apply(self._run(chosen, done), known, self.catalogue)
        if change is None:
            return report
        earlier = [old for item in chosen if isinstance(item, Task) and (old := change.before(item, self._work.options.limits)) is not None]
        return change.fresh(report, self._run(earlier, None))

    def _run(self, inputs: Sequence[Input], done: Callable[[int], None] | None) -> Report:
        folder = cache_folder() if self.settings.cache else None
        cache = Cache(folder, self._work) if folder is not None else None
        return run(inputs, self._work, self.settings.jobs or None, cache=cache, done=done)

    def _known(self) -> Known:
        baseline = self.settings.baseline
        return Known(
            self.settings.suppressions,
            self._work.root,
            baseline,
            tuple(read_baseline(baseline)) if baseline is not None else (),
            datetime.date.today(),
        )

    def view(self, verified: bool = False) -> View:
        """How reporters are to show the report."""
        return View(lang=self.settings.lang or "en", verified=verified, catalogue=self.catalogue)


def _catalogue(settings: Settings) -> Catalogue:
    known = load_catalogue(settings.checks)
    known.codes((*settings.severity, *(word for words in settings.per_file_ignores.values() for word in words)))
    chosen = known.select(settings.select, settings.ignore)
    if settings.extend_select:
        more = known.select(settings.extend_select, settings.ignore)
        chosen = known.only({check.code for check in (*chosen, *more)})
    return chosen.with_severities(settings.severity)


def _options(settings: Settings) -> ReadOptions:
    limits = Limits(
        size=settings.size * _MEGABYTE,
        pages=settings.pages,
        cells=settings.cells,
        seconds=settings.seconds,
        memory=settings.memory * _MEGABYTE,
    )
    return ReadOptions(limits, settings.tracked, settings.ocr)
