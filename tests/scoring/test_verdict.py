"""The score at which a scoring text arrives."""

from fractions import Fraction

import pytest

from auditlint.scoring.sheet import score_sheets
from auditlint.scoring.verdict import Verdict, text_score
from tests.scoring.reading import ledger, table


def verdict(text: str, weight: object = 5, score: object = 3) -> Verdict | None:
    taken = ledger(table(["指标", "权重", "评分过程", "得分"], ["甲", weight, text, score], ["乙", 5, "得5分", 5], ["丙", 5, "得5分", 5]))
    item = score_sheets(taken)[0].items[0]
    assert item.process is not None
    assert item.score is not None
    return text_score(taken, item.process, item.weight, item.score)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("材料齐全，指标得4分。", "4"),
        ("完成率95%，指标得分=5×95%=4.75分。", "4.75"),
        ("①甲符合，得1分；②乙符合，得0.5分；综上，指标得分=1+0.5=1.5分。", "1.5"),
        ("①甲符合，得1分；②乙不全，得0.5分。", "1.5"),
        ("达到目标值，得满分。", "5"),
        ("未开展，不得分。", "0"),
        ("缺少签字，扣0.5分；台账不全，扣1分。", "3.5"),
        ("缺少签字，扣0.5分，台账不全，扣1分，共扣1.5分。", "3.5"),
        ("2个村未按期完工，每个扣1分。", "3"),
        ("3处台账缺失，每处扣0.5分。", "3.5"),
    ],
)
def test_the_score_of_a_text(text: str, value: str) -> None:
    found = verdict(text)
    assert found is not None
    assert found.value == Fraction(value)
    assert not found.doubtful


@pytest.mark.parametrize(
    "text",
    [
        "材料齐全。",
        "共发放问卷461份。",
        "满意度调查得分91.6分",
        "问卷测评平均得分4.4分",
        "第三方考核得分86.2分",
        "得3分，其中重点项目得2分的3个，其余为一般项目，尚未验收的不在其列",
    ],
)
def test_a_text_without_a_final_score(text: str) -> None:
    assert verdict(text) is None


def test_several_scores_without_a_sum_are_doubtful() -> None:
    found = verdict("甲符合得1分，乙符合得1分，丙符合得0.5分")
    assert found is not None
    assert found.doubtful
    assert found.value == Fraction("2.5")
