"""The vocabulary of a sector, and the deck of its entries from which a document draws."""

import random
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import yaml

COMPLEMENTS = frozenset(
    [
        "男性",
        "城镇户籍",
        "中文",
        "新能源车",
        "城区",
        "总馆",
        "机构内",
        "地表水",
        "智能水表",
        "食堂供餐",
        "五年以上",
        "公办",
        "寄宿生",
        "新建",
        "个人贷款",
    ]
)
"""First names of cuts that leave no further class (with those that name a rest class)."""

DISTRICTS = ("青岚区", "河湾区", "临泽县", "云栖县", "石桥镇", "柳林镇", "东塘街道", "南屏街道")
CITIES = ("临江市", "安平市", "清源市", "怀岭市")


@cache
def sectors() -> dict[str, dict[str, Any]]:
    """Sector name -> its vocabulary."""
    loaded: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "sectors.yaml").read_text(encoding="utf-8"))
    return loaded


class Deck:
    """Deals the entries of a sector in random order, each at most once, and knows the document's style."""

    def __init__(self, sector: str, rng: random.Random) -> None:
        vocabulary = sectors()[sector]
        self.sector = sector
        self.rng = rng
        self.fund: str = vocabulary["fund"]
        self.uses: list[str] = vocabulary["uses"]
        self.roll: list[str] = vocabulary["roll"]
        self.city = rng.choice(CITIES)
        self.districts = rng.sample(DISTRICTS, 4)
        self.year = rng.randint(2019, 2024)
        self.grouped = rng.random() < 0.3
        self.rate_decimals = rng.choices((2, 1, 0), (6, 3, 1))[0]
        self.money_decimals = rng.choices((2, 1, 0), (6, 2, 2))[0]
        self._entries: dict[str, list[Any]] = defaultdict(list)
        for kind in ("wholes", "processes", "averages", "products", "changes", "indicators"):
            self._entries[kind] = rng.sample(vocabulary[kind], len(vocabulary[kind]))
        self._once: set[str] = set()

    def deal(self, kind: str) -> Any:
        """The next entry of ``kind``; None when all are used."""
        return self._entries[kind].pop() if self._entries[kind] else None

    def first(self, key: str) -> bool:
        """True the first time it is asked for ``key``."""
        fresh = key not in self._once
        self._once.add(key)
        return fresh


def closed(parts: list[str]) -> bool:
    """Whether the names of ``parts`` alone show that nothing is left out."""
    return (parts[0] in COMPLEMENTS and len(parts) == 2) or any(p.startswith("其他") for p in parts)
