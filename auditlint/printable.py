"""Names of files as text that every encoding of the output can carry."""

from pathlib import Path


def printable(path: Path | str) -> str:
    r"""A path with forward slashes; bytes of it that are no text in the file system's encoding are written as ``\xff``, since no report could hold them otherwise."""
    name = path.as_posix() if isinstance(path, Path) else path
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
