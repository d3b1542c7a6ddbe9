"""Frozen dataclasses that take no longer to make than open ones."""

from dataclasses import field, fields, make_dataclass
from typing import TypeVar

Record = TypeVar("Record")


def quick(cls: type[Record]) -> type[Record]:
    """Give the frozen dataclass ``cls`` the constructor of an open one.

    A frozen dataclass sets each field through ``object.__setattr__``, which takes three times as long, and a document is hundreds of thousands of cells and texts.
    Type checkers still see a frozen class; at run time nothing guards its fields. Raises ``TypeError`` when ``cls`` is no dataclass.
    """
    same = [
        (item.name, item.type, field(default=item.default, default_factory=item.default_factory, kw_only=item.kw_only))
        for item in fields(cls)  # type: ignore[arg-type]
    ]
    cls.__init__ = make_dataclass(cls.__name__, same).__init__  # type: ignore[misc, method-assign]
    del cls.__setattr__, cls.__delattr__
    return cls
