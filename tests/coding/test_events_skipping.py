"""Sentences that the coder never reads."""

import pytest
from events_scene import scene, state

from dragoman.coding.events.coder import find_scenes


@pytest.mark.parametrize(
    ("text", "known", "read"),
    [
        ("The visitors beat the hosts.", None, False),
        ("Kenya beat the hosts.", "Kenya", True),
        ("The hosts praised Kenya.", "Kenya", True),
        ("Kenya is large.", "Kenya", False),
    ],
)
def test_a_sentence_is_read_if_somebody_known_may_act_in_it(
    text: str, known: str | None, *, read: bool
) -> None:
    s = scene(text)
    mentions = [s.mention(known, state("KEN"))] if known else []
    assert bool(find_scenes(s.document, [s.tree.sentence], mentions)) is read
