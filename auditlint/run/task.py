"""One document to check, and what all documents of a run share."""

from dataclasses import dataclass, field
from pathlib import Path

from auditlint.catalogue.catalogue import Catalogue
from auditlint.configuration.exclusion import fits
from auditlint.readers.options import DEFAULT, ReadOptions
from auditlint.run.archive import read_member


@dataclass(frozen=True, slots=True)
class Task:
    """A document: a file at ``path``, the ``member`` of an archive there, or ``data`` that is at hand. ``name`` is what reports call it."""

    name: str
    path: Path | None = None
    member: str = ""
    data: bytes | None = field(default=None, repr=False)

    def load(self, options: ReadOptions) -> bytes:
        """The content. Raises `OSError`, and `UnreadableError` for a member that its archive does not give."""
        if self.data is not None:
            return self.data
        assert self.path is not None
        return read_member(self.path, self.member, self.name, options.limits) if self.member else self.path.read_bytes()


@dataclass(frozen=True, slots=True)
class Work:
    """What is done with every document: the checks, and what its report is to hold beside the findings.

    ``ignores`` pairs globs of files, relative to ``root``, with the checks not to run on them.
    """

    catalogue: Catalogue
    verified: bool = False
    transcript: bool = False
    options: ReadOptions = DEFAULT
    synonyms: tuple[tuple[str, ...], ...] = ()
    exact_footing: bool = False
    ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    root: Path = Path()

    def catalogue_for(self, name: str) -> Catalogue:
        """The checks that run on the document of this name."""
        words = [word for glob, codes in self.ignores if fits(Path(name), (glob,), self.root) for word in codes]
        return self.catalogue.without(words) if words else self.catalogue
