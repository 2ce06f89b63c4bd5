"""Texts as newsrooms and broken programs write them, for property tests over the whole pipeline."""

from hypothesis import strategies as st

WHO = (
    "Chad",
    "Fiji",
    "The Norwegian government",
    "Peru's foreign minister, Rosa Quispe,",
    "Mrs Quispe",
    "the Senate of Chile",
    "Ottawa",
    "The African Union",
    "She",
    "rebels in the north",
)
DID = (
    "thanked Fiji for 400 tonnes of coconut seedlings",
    "recognised the independence of Tonga on 4 June 1970",
    "did not condemn the attack on the embassy of Peru",
    "will send aid to Chad next year",
    "signed an agreement with Canada in May 2011",
    "threatened Chile with sanctions if the talks fail",
    "said that Norway had expelled two Peruvian diplomats",
    "met Tongan officials in Suva last Monday",
)
SAID = (
    "“{}”, {} told reporters.",
    '"{}," said {}.',
    "{}, according to {}.",
    "‘{}’ — {} said; “they must answer",
    "{} ({}).",
)
QUOTES = ('"', "“", "”", "'", "’", "«", "»", "—", "…")
SPACES = ("\t", " ", "\u00a0", "\u2028", "\u200d", "\x1b", "\x00")
LETTERS = ("İ", "ﬁ", "ß", "№", "العربية", "e\u0301", "\ufffd", "\U0001f1ee\U0001f1f8")
MARKS = st.sampled_from((*QUOTES, *SPACES, *LETTERS))


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A sentence about states, told by the outlet or by somebody in it."""
    act = f"{draw(st.sampled_from(WHO))} {draw(st.sampled_from(DID))}"
    if draw(st.booleans()):
        return f"{act}."
    return draw(st.sampled_from(SAID)).format(act, draw(st.sampled_from(WHO)))


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A sentence with a mark where none belongs, so that words and quotations break."""
    whole = draw(sentences())
    place = draw(st.integers(0, len(whole)))
    return whole[:place] + draw(MARKS) + whole[place:]


def characters() -> st.SearchStrategy[str]:
    """Anything that Unicode has."""
    return st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def texts() -> st.SearchStrategy[str]:
    """A few sentences, whole, damaged or no sentences at all, with spaces or lines between."""
    piece = st.one_of(sentences(), damaged(), characters())
    between = st.sampled_from([" ", "\n", "\n\n", "", "  \n "])
    pair = st.tuples(piece, between)
    return st.lists(pair, min_size=1, max_size=4).map(
        lambda parts: "".join(a + b for a, b in parts)
    )
