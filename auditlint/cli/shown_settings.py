"""The settings of a run as a configuration file would say them."""

import json
from pathlib import Path
from typing import Any

from auditlint.configuration.settings import Settings, keys


def shown_settings(settings: Settings) -> str:
    """TOML lines, one a setting, with the configuration file as a comment."""
    lines = [f"# {settings.origin.as_posix() if settings.origin is not None else 'no configuration file'}"]
    for key, name in keys().items():
        value = getattr(settings, name)
        if value is not None:
            lines.append(f"{key} = {_toml(value)}")
    return "\n".join(lines) + "\n"


def _toml(value: Any) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key, ensure_ascii=False)} = {_toml(each)}" for key, each in value.items()) + "}"
    if isinstance(value, Path):
        return json.dumps(value.as_posix(), ensure_ascii=False)
    if hasattr(value, "__slots__"):
        shown = {name: getattr(value, name) for name in value.__slots__ if getattr(value, name) and name not in ("origin", "line")}
        return _toml(shown)
    return json.dumps(value, ensure_ascii=False)
