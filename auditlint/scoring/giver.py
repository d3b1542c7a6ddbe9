"""Who gives a score: the body itself, or those who review it."""

_SELF, _REVIEW = "自评", ("评价", "复核", "复评", "终评", "评审", "专家", "第三方")


def giver_of(text: str) -> str:
    """*self* or *review*, as the words of ``text`` say; empty if they say neither."""
    if _SELF in text:
        return "self"
    return "review" if any(word in text for word in _REVIEW) else ""
