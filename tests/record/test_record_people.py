"""Forms of an actor join into one actor in any order."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.actors import Actor
from dragoman.record.people import join, names_of

words = st.sampled_from(["", "Freedonia", "the Republic", "Land of the Brave"])
forms = st.builds(
    Actor,
    st.just("FRE"),
    st.sampled_from(["Freedonia", "Republic of Freedonia"]),
    st.sampled_from(["state", "unknown"]),
    st.sampled_from(["", "FRE"]),
    st.sampled_from(["", "GOV", "MIL"]),
    st.lists(st.sampled_from(["LEG", "PRE"]), unique=True).map(tuple),
    st.lists(words, unique=True).map(tuple),
)


@given(st.lists(forms, min_size=1, max_size=5), st.randoms())
def test_the_order_of_forms_is_no_matter(found: list[Actor], chance: object) -> None:
    turned = list(found)
    getattr(chance, "shuffle")(turned)  # noqa: B009
    assert join(found) == join(turned)
    assert join([*found, *found]) == join(found)


@given(st.lists(forms, min_size=1, max_size=5))
def test_nothing_that_a_form_knows_is_lost(found: list[Actor]) -> None:
    joined = join(found)
    assert names_of(joined) == set().union(*map(names_of, found))
    assert bool(joined.country) == any(form.country for form in found)
    assert {joined.sector, *joined.other_sectors} - {""} == {
        sector for form in found for sector in (form.sector, *form.other_sectors) if sector
    }
    assert (joined.kind == "unknown") == all(form.kind == "unknown" for form in found)
