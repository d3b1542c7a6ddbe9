"""How a report is to be shown: what all reporters are given beside the report itself."""

from dataclasses import dataclass, field

from auditlint.catalogue.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class View:
    """``lang`` is ``en`` or ``zh``; ``color`` and ``width`` (terminal columns) concern text only. ``verified`` also shows the relations that hold. ``catalogue`` holds the
    checks of the run, for the titles and help of their codes. ``sample`` and ``seed`` choose relations for spot checks (0: all), ``by_amount`` weights the choice."""

    lang: str = "en"
    color: bool = False
    width: int = 100
    verified: bool = False
    catalogue: Catalogue = field(default_factory=Catalogue)
    sample: int = 0
    seed: int = 0
    by_amount: bool = False
