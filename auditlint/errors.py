"""Errors that a user can act on."""


class AuditlintError(Exception):
    """Bad input. ``messages`` holds the text by language: what is wrong, where, and the cure."""

    def __init__(self, en: str, zh: str) -> None:
        super().__init__(en)
        self.messages = {"en": en, "zh": zh}


class UnreadableError(AuditlintError):
    """A file that cannot be read as a report."""


class CatalogueError(AuditlintError):
    """A check file that cannot be used; the message shows the line and a caret."""
