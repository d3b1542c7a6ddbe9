"""The standard tree of indicator categories: which second-level category belongs to which first-level one."""

from dataclasses import dataclass
from functools import cache

from auditlint.language import vocabulary


@dataclass(frozen=True, slots=True)
class Node:
    """A category of the tree; ``parent`` is ``None`` for the first level."""

    name: str
    code: str
    parent: "Node | None" = None

    @property
    def printed(self) -> str:
        """Code and name."""
        return f"{self.code}-{self.name}" if self.code else self.name


@cache
def known(name: str) -> tuple[Node, ...]:
    """The categories of this name (some exist on both levels), with or without 指标 at its end; empty if there is none."""
    plain = name.removesuffix("指标").removesuffix("效益指标") if name not in _nodes() else name
    plain = vocabulary("targets")["synonyms"].get(plain, plain)
    return _nodes().get(plain, ())


@cache
def coded(code: str) -> Node | None:
    """The category of this code."""
    return next((node for nodes in _nodes().values() for node in nodes if code and node.code == code), None)


@cache
def _nodes() -> dict[str, tuple[Node, ...]]:
    nodes: dict[str, tuple[Node, ...]] = {}
    for name, entry in vocabulary("targets")["tree"].items():
        parent = Node(name, entry["code"])
        nodes[name] = (*nodes.get(name, ()), parent)
        for member, code in entry["members"].items():
            nodes[member] = (*nodes.get(member, ()), Node(member, code, parent))
    return nodes
