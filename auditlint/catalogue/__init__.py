"""The catalogue: check files, the expressions in them, and the choice of checks for a run."""

from auditlint.catalogue.catalogue import Catalogue
from auditlint.catalogue.expression import Expression, compile_expression
from auditlint.catalogue.load import load_catalogue, load_checks
from auditlint.catalogue.message import fill
from auditlint.catalogue.model import Check, Example, Expected

__all__ = ["Catalogue", "Check", "Example", "Expected", "Expression", "compile_expression", "fill", "load_catalogue", "load_checks"]
