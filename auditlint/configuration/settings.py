"""The settings of a run, with their defaults. Every setting is also a key of the configuration file, with hyphens."""

from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal

from auditlint.severity import Severity

Profile = Literal["default", "strict", "ci"]
FailOn = Literal["error", "warning", "info", "never"]


@dataclass(frozen=True, slots=True)
class Suppression:
    """A finding that is not to count: the code, the printed number it is bound to and the reason, from a configuration or a sidecar file.

    ``path`` is a glob of reports (empty: the sidecar's own report), ``printed`` the stated number as printed, ``label`` a word of its message that tells findings of one number
    apart. ``expires`` is a date as ``YYYY-MM-DD`` or empty. ``origin`` and ``line`` say where it is written.
    """

    code: str
    printed: str
    reason: str
    path: str = ""
    label: str = ""
    who: str = ""
    expires: str = ""
    origin: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings. Folders and files are absolute, or relative to the working directory.

    ``select``, ``ignore`` choose checks (``extend_select`` adds optional ones to the default choice); ``severity`` maps codes or names to severities; ``per_file_ignores``
    maps globs to codes. ``exclude`` and ``extend_exclude`` are globs of what is not looked for in folders. ``checks`` are further check files and folders, ``synonyms`` groups of
    words that mean the same. ``size`` (MB), ``pages``, ``cells``, ``seconds`` and ``memory`` (MB) bound one document. ``origin`` is the configuration file, if there is one.
    """

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: dict[str, Severity] = field(default_factory=dict)
    per_file_ignores: dict[str, tuple[str, ...]] = field(default_factory=dict)
    exclude: tuple[str, ...] = ("node_modules", "__pycache__", "build", "dist", "venv")
    extend_exclude: tuple[str, ...] = ()
    respect_gitignore: bool = True
    profile: Profile = "default"
    fail_on: FailOn = "error"
    lang: Literal["", "en", "zh"] = ""
    format: tuple[str, ...] = ("text",)
    checks: tuple[Path, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()
    baseline: Path | None = None
    suppressions: tuple[Suppression, ...] = ()
    exact_footing: bool = False
    tracked: Literal["accepted", "both"] = "accepted"
    ocr: bool = True
    jobs: int = 0
    cache: bool = True
    size: int = 64
    pages: int = 2000
    cells: int = 2_000_000
    seconds: float = 120.0
    memory: int = 4096
    origin: Path | None = None


PROFILES: dict[Profile, dict[str, Any]] = {
    "default": {},
    "strict": {"exact_footing": True, "fail_on": "warning"},
    "ci": {"format": ("concise",), "lang": "en", "ocr": False},
}
"""What a profile sets where neither the configuration nor the command line says otherwise."""

HIDDEN = frozenset({"origin"})
"""Fields that are no key of the configuration file."""


def keys() -> dict[str, str]:
    """The keys of the configuration file with the fields they set."""
    return {each.name.replace("_", "-"): each.name for each in fields(Settings) if each.name not in HIDDEN}


def merged(told: dict[str, Any], given: dict[str, Any]) -> Settings:
    """Defaults, then the profile, then what the configuration ``told``, then what the command line has ``given`` (fields by name)."""
    both = {**told, **given}
    settings = replace(Settings(), **PROFILES[both.get("profile", "default")])
    return replace(settings, **both)
