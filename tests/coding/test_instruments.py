"""Instruments in a text of several sentences: one entry each, with its acts and voices."""

from datetime import date

from dealings_scene import instruments

from dragoman.model.entries import Instrument


def statuses(one: Instrument) -> list[str]:
    return [act.status for act in one.acts]


def test_later_sentences_add_to_the_instrument_named_before() -> None:
    (pact,) = instruments(
        "Gambia and Senegal signed the Banjul Accord on 4 March 2019. "
        "Senegal's parliament ratified the accord a year later. "
        "Gambia suspended the accord in 2022."
    )
    assert (pact.kind, pact.name, pact.status) == ("agreement", "Banjul Accord", "suspended")
    assert pact.date.start == date(2019, 3, 4)
    assert statuses(pact) == ["signed", "ratified", "suspended"]
    assert {actor.country for actor in pact.parties} == {"GMB", "SEN"}


def test_a_violation_is_the_word_of_who_says_it_and_no_status() -> None:
    (truce,) = instruments(
        "Eritrea and Djibouti signed a truce on 6 June 2010. "
        "Djibouti's foreign minister said that Eritrea had violated the truce."
    )
    assert truce.status == "signed"
    broken = truce.acts[-1]
    assert broken.status == "violated"
    assert [voice.country for voice in broken.asserted_by] == ["DJI"]
    assert [actor.country for actor in broken.by] == ["ERI"]


def test_a_resolution_reaffirms_another() -> None:
    found = instruments(
        "Chile's Senate passed a resolution on 5 May 2021. "
        "It reaffirms the resolution adopted by the Chamber of Deputies of Chile on 9 April 2003."
    )
    assert [(one.status, one.date.start) for one in found] == [
        ("adopted", date(2021, 5, 5)),
        ("adopted", date(2003, 4, 9)),
    ]
    assert statuses(found[1]) == ["adopted", "reaffirmed"]


def test_a_resolution_knows_whom_else_its_sentence_names() -> None:
    (found,) = instruments("Chile's Senate passed a resolution on 5 May 2021 that thanked Ghana.")
    assert [actor.country for actor in found.by] == ["CHL"]
    assert [actor.country for actor in found.about] == ["GHA"]


def test_the_same_instrument_has_the_same_id_in_any_document() -> None:
    one = instruments("On 4 March 2019 Gambia and Senegal signed the Banjul Accord.")
    other = instruments("Critics of the Banjul Accord marched in Dakar.", date(2023, 1, 1))
    assert [o.id for o in one] == [o.id for o in other]


def test_agreements_of_one_day_between_others_stay_apart() -> None:
    one = instruments("Mali and Niger signed an agreement on grain on 3 March 2020.")
    other = instruments("Chile and Peru signed an agreement on copper on 3 March 2020.")
    assert one[0].id != other[0].id


def test_none_of_these_is_an_instrument() -> None:
    assert instruments("The ministers hope for an agreement. No treaty was signed.") == ()
    assert instruments("A general of the Collective Security Treaty Organization spoke.") == ()
    assert instruments("The deal was good, the statement short, the protocol strict.") == ()
