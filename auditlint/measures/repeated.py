"""Lists whose items print several measures each: ``其中，A预算N1，支出n1；B预算N2，支出n2``. Only the numbers of the whole's own measure are its parts."""

import re
from collections import Counter
from collections.abc import Sequence

from auditlint.measures.prose import Mention
from auditlint.measures.words import stages

_AROUND = re.compile(r"^其中|(?:为|是|达|共)+$")
_LEAST = 2
_NAME = 2


def measured(whole: Mention, items: Sequence[Mention]) -> list[Mention] | None:
    """The items of the whole's measure, one behind each semicolon; none if it cannot be told which they are, ``None`` if the list repeats no measure."""
    if not repeats(items):
        return None
    heads = stages(whole.label)
    common = frozenset.intersection(*(stages(m.label) for m in items))
    own = [m for m in items if stages(m.label) & (heads - common)]
    segments = [m.segment for m in own]
    alone = len(set(segments)) == len(segments) or len({m.segment for m in items}) == 1
    return own if len(own) >= _LEAST and alone and {m.segment for m in items} == set(segments) else []


def repeats(items: Sequence[Mention]) -> bool:
    """Whether two items have one name, and it is no name of a part: a measure that is printed for several parts."""
    names = Counter(name for m in items if len(name := _AROUND.sub("", m.label)) >= _NAME)
    return len(items) > _LEAST and any(n >= _LEAST for n in names.values())
