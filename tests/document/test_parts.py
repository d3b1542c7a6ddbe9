from hypothesis import given
from hypothesis import strategies as st

from auditlint.document import Parts, Place, Text

_LINES = st.text("12,:;，：ａ（）甲 .%", min_size=1, max_size=8).filter(lambda text: text == text.strip())


def _told(text: Text) -> tuple[object, ...]:
    return text.content, text.starts, text.raws, text.place(0, len(text.content)), text.quote(0, len(text.content))


@given(st.lists(_LINES, max_size=8), st.lists(_LINES, max_size=2))
def test_parts_added_together_are_those_added_one_by_one(contents, following):
    one, together = Parts(), Parts()
    for parts in (one, together):
        parts.add("前", Place(page=1))
    singles = [one.whole(content, Place(paragraph=i)) for i, content in enumerate(contents)]
    batch = together.trimmed(contents, lambda at: Place(paragraph=at))
    singles += [one.whole(content, Place(row=i)) for i, content in enumerate(following)]
    batch += together.trimmed(following, lambda at: Place(row=at))
    assert [_told(text) for text in batch] == [_told(text) for text in singles]
    assert one.place(*one.add("末", Place(page=3))) == together.place(*together.add("末", Place(page=3)))
