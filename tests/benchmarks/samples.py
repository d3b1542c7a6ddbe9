"""Generated Chinese reports for measuring: paragraphs of prose with about one number in thirty characters, and tables."""

from random import Random

SEED = 20240601
_SUBJECTS = [
    "养老服务",
    "图书借阅",
    "道路养护",
    "技能培训",
    "供水管网",
    "校园安全",
    "湿地保护",
    "纠纷调解",
    "社区矫正",
    "食品抽检",
    "危房改造",
    "文化惠民",
]
_SYLLABLES = "安柏川东丰谷河湖嘉江兰林岭梅南平桥泉荣石松潭塘望溪霞杨永云竹"
_FILLER = [
    "项目单位按照年度工作安排推进各项任务，制度建设和过程管理总体规范，职责分工较为清楚，监督检查能够按期开展",
    "评价组通过查阅资料、现场走访和问卷调查等方式开展了核查，并与经办人员逐项核对了台账、合同和支付凭证",
    "部分单位在档案归集和绩效自评方面仍有改进空间，个别佐证材料未能及时整理，指标设置与实际工作结合不够紧密",
    "下一步将完善考核办法，强化结果应用，提高资金使用效益，推动相关单位把整改要求落实到具体岗位和具体环节",
    "受访群众普遍认为服务态度和办事效率有所改善，同时希望增加服务时段，简化手续，并在偏远片区增设便民窗口",
    "项目实施改善了基础条件，带动了周边产业发展，社会效益和可持续影响较好，但长效管护机制有待进一步健全",
]


def _clauses(random: Random) -> list[str]:
    subject, place = random.choice(_SUBJECTS), "".join(random.choices(_SYLLABLES, k=3)) + "镇"
    first, second = random.randrange(100, 90000), random.randrange(10, 9000)
    total = first + second
    budget = random.randrange(1000, 90000) / 10
    spent = round(budget * random.uniform(0.8, 1), 1)
    base = random.randrange(100, 900)
    change = random.randrange(1, base)
    return [
        f"{place}{subject}共受理{total}件，其中线上{first}件，线下{second}件",
        f"办结{first}件，办结率{100 * first / total:.2f}%",
        f"预算安排{budget}万元，实际支出{spent}万元，预算执行率{100 * spent / budget:.2f}%",
        f"{subject}满意度为{random.uniform(80, 100):.1f}%，高于目标值（90%）",
        f"由{base}户增加到{base + change}户，增加{change}户，增长{100 * change / base:.2f}%",
        f"发放问卷{total}份，回收{first}份，占{100 * first / total:.1f}%",
        *random.choices(_FILLER, k=9),
    ]


def paragraphs(size: int) -> list[str]:
    """Paragraphs of about four hundred characters each, ``size`` bytes of UTF-8 in all."""
    random = Random(SEED)
    found: list[str] = []
    written = 0
    while written < size:
        clauses = _clauses(random)
        random.shuffle(clauses)
        text = "。".join(clauses) + "。"
        found.append(text)
        written += len(text.encode()) + 1
    return found


def prose(size: int) -> bytes:
    """A report of paragraphs, parted by empty lines, with a heading every twenty of them."""
    lines: list[str] = []
    for i, paragraph in enumerate(paragraphs(size)):
        if i % 20 == 0:
            lines.append(f"{i // 20 + 1}. 第{i // 20 + 1}部分评价情况")
        lines.append(paragraph)
    return "\n\n".join(lines).encode()


def one_paragraph(size: int) -> bytes:
    """All sentences in one line."""
    return "".join(paragraphs(size)).encode()


def table(rows: int) -> bytes:
    """A pipe table that foots and cross-foots, with a rate column and a total row."""
    random = Random(SEED)
    lines = ["| 单位 | 预算数（万元） | 基本支出（万元） | 项目支出（万元） | 支出合计（万元） | 预算执行率 |", "|---|---|---|---|---|---|"]
    budget = first = second = 0
    for i in range(rows):
        b = random.randrange(1000, 90000)
        f = random.randrange(b // 3)
        s = random.randrange(b // 2)
        budget, first, second = budget + b, first + f, second + s
        lines.append(f"| 第{i + 1}单位 | {b / 100:.2f} | {f / 100:.2f} | {s / 100:.2f} | {(f + s) / 100:.2f} | {100 * (f + s) / b:.2f}% |")
    lines.append(
        f"| 合计 | {budget / 100:.2f} | {first / 100:.2f} | {second / 100:.2f} | {(first + second) / 100:.2f} | {100 * (first + second) / budget:.2f}% |"
    )
    return "\n".join(lines).encode()
