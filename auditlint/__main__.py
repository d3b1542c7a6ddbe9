"""``python -m auditlint``."""

from auditlint.cli import main

main(prog_name="auditlint")
