"""The options that choose settings, shared by the commands that check reports; the command is given the resulting `Settings`."""

import functools
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from auditlint.cli.command import FILE, locale_language, words
from auditlint.severity import SEVERITIES

if TYPE_CHECKING:
    from auditlint.configuration.settings import Settings

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.option("--select", multiple=True, callback=words, metavar="WORDS", help="Only these checks: codes, beginnings of codes, names."),
    click.option("--extend-select", multiple=True, callback=words, metavar="WORDS", help="These checks too, such as an optional pack."),
    click.option("--ignore", multiple=True, callback=words, metavar="WORDS", help="All but these checks."),
    click.option(
        "--profile", type=click.Choice(["default", "strict", "ci"]), help="A set of settings: strict lets no sum be off by rounding."
    ),
    click.option("--checks", multiple=True, type=FILE, metavar="PATH", help="A file or folder of further checks (repeatable)."),
    click.option("--baseline", type=FILE, metavar="FILE", help="Findings that are known and do not count."),
    click.option(
        "--exclude", "extend_exclude", multiple=True, metavar="GLOB", help="Pass over what fits GLOB in folders, beside the configured."
    ),
    click.option("--tracked", type=click.Choice(["accepted", "both"]), help="Tracked changes of Word: insertions, or deletions too."),
    click.option("--ocr/--no-ocr", default=None, help="Recognise the text of scanned pages (needs auditlint[ocr])."),
    click.option("--jobs", "-j", type=click.IntRange(0), metavar="N", help="Processes; 0, the default, takes as many as pay."),
    click.option("--cache/--no-cache", default=None, help="Keep results and reuse them for unchanged files."),
    click.option("--lang", type=click.Choice(["en", "zh"]), show_default="from the locale", help="Language of the output."),
    click.option("--config", "configuration", type=FILE, metavar="FILE", help="This configuration, not the nearest one."),
    click.option("--isolated", is_flag=True, help="No configuration file."),
)
_OWN = ("configuration", "isolated")
fail_on_option = click.option(
    "--fail-on", type=click.Choice([*SEVERITIES, "never"]), help="Lowest severity that gives exit code 1.  [default: error]"
)
"""For the command whose exit code tells what it found; it stands below `settings_options`."""


def settings_options(function: Decorated) -> Decorated:
    """Add the options; the function is called with ``settings`` and without them."""

    @functools.wraps(function)
    def call(*arguments: Any, **values: Any) -> Any:
        named = {name: values.pop(name) for name in (*_names(), "fail_on") if name in values}
        return function(*arguments, settings=resolve(named), **values)

    for option in reversed(_OPTIONS):
        option(call)
    return call  # type: ignore[return-value]


@functools.cache
def _names() -> tuple[str, ...]:
    def probe() -> None:
        """Collects the names of the options."""

    for option in _OPTIONS:
        option(probe)
    return tuple(option.name for option in probe.__click_params__)  # type: ignore[attr-defined]


def resolve(named: dict[str, Any]) -> "Settings":
    """The settings of a run from the options given, the configuration file and the profile.

    Raises:
        AuditlintError: if the configuration cannot be used.
    """
    from dataclasses import replace

    from auditlint.configuration.load import find_configuration, read_configuration
    from auditlint.configuration.settings import merged

    origin: Path | None = named["configuration"]
    if origin is not None and named["isolated"]:
        raise click.UsageError("--config and --isolated exclude each other")
    if origin is None and not named["isolated"]:
        found = find_configuration(Path.cwd())
        origin = Path(os.path.relpath(found)) if found is not None else None
    told = read_configuration(origin) if origin is not None else {}
    given = {name: _frozen(value) for name, value in named.items() if name not in _OWN and value not in (None, (), [])}
    for name in ("extend_select", "ignore", "extend_exclude", "checks"):
        if name in told and name in given:
            given[name] = (*told[name], *given[name])
    settings = merged(told, given)
    return replace(settings, origin=origin, lang=settings.lang or locale_language())  # type: ignore[arg-type]


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
