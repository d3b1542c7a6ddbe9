"""A cause: a phrase of ``diagnosis.yaml`` with its values."""

from dataclasses import dataclass, field

from auditlint.language import vocabulary
from auditlint.quantities.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Cause:
    """``key`` names the phrase, ``values`` fill it; ``line`` is that of another place in the document, and ``elsewhere`` the numbers printed there and further on."""

    key: str
    values: dict[str, str] = field(default_factory=dict)
    line: int | None = None
    elsewhere: tuple[Quantity, ...] = ()

    def text(self, language: str) -> str:
        """The cause as a clause in ``language`` (``en`` or ``zh``)."""
        phrases = vocabulary("diagnosis")
        place = phrases["there"][language] if self.line is None else phrases["line"][language].format(line=self.line)
        return str(phrases[self.key][language]).format(**self.values, place=place)
