"""auditlint: a linter for the numbers in evaluation reports."""

from auditlint.version import VERSION

__version__ = VERSION

__all__ = ["__version__"]
