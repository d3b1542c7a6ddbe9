"""A whole evaluation report: headings, paragraphs of relations and other sentences, tables."""

import random
from collections.abc import Callable

from .amounts import budget, product, roll_forward
from .changes import difference, growth, points
from .model import Passage
from .noise import noise
from .partitions import kinds, mixed_change, respectively, sources, survey, total_last, two_cuts, whole_first
from .rates import average, chain, planned, rated
from .render import Report
from .restatements import PLACES, areas_table, facts, restatements, targets_table
from .sectors import Deck, sectors
from .shares import share, share_list
from .tables import crossed_table, rates_table, shares_table

HEADINGS = (
    ("一、项目基本情况", "（一）项目背景", "（二）资金情况"),
    ("二、评价工作开展情况", "（一）评价方法", "（二）组织实施"),
    ("三、项目产出情况", "（一）数量指标", "（二）质量指标"),
    ("四、项目效益情况", "（一）社会效益", "（二）满意度"),
    ("五、存在的问题及建议", "（一）主要问题", "（二）有关建议"),
)
CONCLUSION = ("六、综合评价结论", "（一）评价结论", "（二）经验做法")
WHOLES = (whole_first, whole_first, total_last, respectively, kinds, two_cuts, share, share, share_list, mixed_change)
OTHERS = (rated, rated, rated, chain, average, average, product, difference, difference, growth, growth, planned, points, points)
ONCE = (sources, survey, budget, roll_forward)
TABLES = (shares_table, rates_table, crossed_table)


def _body(deck: Deck) -> list[Passage]:
    """The sentences with relations, in random order."""
    makers: list[Callable[[Deck], Passage | None]] = [*deck.rng.sample(WHOLES, 5), *deck.rng.sample(OTHERS, len(OTHERS)), *ONCE]
    passages = [p for p in (make(deck) for make in makers) if p is not None]
    return deck.rng.sample(passages, len(passages))


def _paragraph(deck: Deck, sentences: list[Passage]) -> list[Passage]:
    """``sentences`` with others between them."""
    paragraph: list[Passage] = []
    for sentence in sentences:
        if deck.rng.random() < 0.6:
            paragraph.append(noise(deck))
        paragraph.append(sentence)
    if not sentences or deck.rng.random() < 0.4:
        paragraph.append(noise(deck))
    return paragraph


def _joined(sentences: list[Passage]) -> Passage:
    paragraph = Passage()
    for sentence in sentences:
        paragraph.extend(sentence)
    return paragraph


def _annex(deck: Deck, pipes: bool) -> tuple[list[Passage], list[tuple[int, Passage]]]:
    """The facts of the document: the tables of the annex, and sentences with their place."""
    prose, annexed = facts(deck)
    placed = restatements(deck, prose)
    areas, areas_placed = areas_table(deck, annexed[0], 1, pipes)
    targets, targets_placed = targets_table(deck, annexed[1:], 2, pipes)
    return [*areas, *targets], [*placed, *areas_placed, *targets_placed]


def document(seed: int) -> Report:
    """The report of ``seed``: text with TAB tables, Markdown with pipe tables, or prose alone."""
    rng = random.Random(seed)
    name = sorted(sectors())[seed % len(sectors())]
    deck = Deck(name, rng)
    form = rng.choice(("prose", "prose", "tabs", "pipes"))
    tables = [rng.choice(TABLES) for _ in range(rng.randint(1, 2))] if form in ("tabs", "pipes") else []
    made = [t for i, make in enumerate(tables, 1) if (t := make(deck, i, form == "pipes")) is not None]
    sentences = _body(deck)
    dealt: list[list[Passage]] = [[] for _ in range(PLACES)]
    for sentence in sentences:
        dealt[rng.randrange(1, len(HEADINGS) * 2 + 1)].append(sentence)
    paragraphs = [_paragraph(deck, d) if 1 <= i <= len(HEADINGS) * 2 else d for i, d in enumerate(dealt)]
    half_width = rng.random() < 0.1
    if form == "prose":
        annex: list[Passage] = []
        placed = restatements(deck, facts(deck)[0])
    else:
        annex, placed = _annex(deck, form == "pipes")
    for place, sentence in placed:
        paragraphs[place].insert(rng.randint(0, len(paragraphs[place])), sentence)
    marks = ("# ", "## ", "### ") if form == "pipes" else ("", "", "")
    lines = [Passage([f"{marks[0]}{deck.city}{deck.year}年{deck.fund}绩效评价报告"]), Passage()]
    lines += [Passage([marks[1] + "摘要"]), Passage(), _joined(paragraphs[0]), Passage()]
    for i, headings in enumerate((*HEADINGS, CONCLUSION)):
        lines += [Passage([marks[1] + headings[0]]), Passage()]
        for j in (1, 2):
            lines += [Passage([marks[2] + headings[j]]), Passage(), _joined(paragraphs[2 * i + j]), Passage()]
        if i == 2:
            lines += [line for table in made for line in table]
    lines += [Passage([marks[1] + "附件：项目绩效情况说明"]), Passage(), _joined(paragraphs[-1]), Passage(), *annex]
    return Report(f"{seed}.{'md' if form == 'pipes' else 'txt'}", tuple(lines), half_width=half_width)
