"""auditlint: a linter for the numbers in evaluation reports."""

from auditlint.version import VERSION as __version__

__all__ = ["__version__"]
