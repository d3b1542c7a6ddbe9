import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from auditlint.document import Cell, Parts, Text
from auditlint.document.quick import quick


@dataclass(frozen=True, slots=True)
class Slow:
    name: str
    count: int = 3
    rest: list[int] = field(default_factory=list, compare=False)


@quick
@dataclass(frozen=True, slots=True)
class Quick:
    name: str
    count: int = 3
    rest: list[int] = field(default_factory=list, compare=False)


@pytest.mark.parametrize("given", [{"name": "a"}, {"name": "a", "count": 4}, {"name": "b", "rest": [1]}])
def test_a_quick_class_is_made_as_the_frozen_one(given):
    quick_one, slow_one = Quick(**given), Slow(**given)
    assert repr(quick_one).removeprefix("Quick") == repr(slow_one).removeprefix("Slow")
    assert quick_one == Quick(**given)
    assert hash(quick_one) == hash(slow_one)
    assert replace(quick_one, name="c") == Quick("c", quick_one.count)
    assert pickle.loads(pickle.dumps(quick_one)) == quick_one
    assert quick_one.rest is not Quick("a").rest


def test_wrong_arguments_are_refused_as_before():
    with pytest.raises(TypeError):
        Quick()
    with pytest.raises(TypeError):
        Quick("a", 1, [], 2)
    with pytest.raises(FrozenInstanceError):
        Slow("a").count = 4


def test_cells_and_texts_compare_by_what_they_hold():
    source = Parts()
    assert Cell(Text("甲", source, (0,), (0,)), 1, 2) == Cell(Text("甲", source, (0,), (0,)), 1, 2, 1, 1)
    assert {Cell(Text("甲", source, (0,), (0,)), 1, 2)} == {Cell(Text("甲", source, (0,), (0,)), 1, 2)}
