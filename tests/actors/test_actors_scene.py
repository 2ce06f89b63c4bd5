"""Offices and organs that do not say whose they are: what the text around them lends."""

from datetime import date

import pytest

from dragoman.actors import EMPTY, Known, Lesson, Resolved, learn, resolve
from dragoman.language.parse import parse
from dragoman.model.actors import ActorRef, Mention, Office
from dragoman.model.text import Document

KENYA = ActorRef("KEN", "Kenya", "KEN", "", (), "Kenya")
PERU = ActorRef("PER", "Peru", "PER", "", (), "Peru")


def read(text: str, *, place: str = "", outlet: str = "", known: Known = EMPTY) -> Resolved:
    document = Document(
        id="document:test", source="test", text=text, place=place, outlet_country=outlet
    )
    return resolve(document, parse(document), known)


def named(resolved: Resolved, text: str) -> Mention:
    return next(m for m in resolved.mentions if m.text == text)


@pytest.mark.parametrize(
    ("text", "passage", "country"),
    [
        ("Farmers marched in Lima. Police fired tear gas.", "Police", "PER"),
        ("Farmers marched in Lima. Judge Rosa Quispe freed them.", "Judge Rosa Quispe", "PER"),
        ("The Chilean Navy sank. Captain Luis Vega, its spokesman, wept.",
         "Captain Luis Vega, its spokesman", "CHL"),
        ("Captain Luis Vega of the Chilean Navy wept.",
         "Captain Luis Vega of the Chilean Navy", "CHL"),
        ("The Foreign Office in Islamabad agreed.", "The Foreign Office in Islamabad", "PAK"),
        ("London was calm. The Foreign Office agreed.", "The Foreign Office", "GBR"),
        ("Kenya's envoy in Oslo, Peter Otieno, left.", "Kenya's envoy in Oslo, Peter Otieno",
         "KEN"),
        ("Peru's defence ministry wept. Chile's navy fled. Ministry spokesman Tomás Rojas spoke.",
         "Ministry spokesman Tomás Rojas", "PER"),
        ("Peru denied that Chilean boats had fled. Spokesman Tomás Rojas wept.",
         "Spokesman Tomás Rojas", "PER"),
        ("Peru complained. “Chile has our island,” spokesman Tomás Rojas said.",
         "spokesman Tomás Rojas", "PER"),
        ("Norway recalled its ambassador from Vilnius.", "its ambassador", "NOR"),
    ],
)  # fmt: skip
def test_the_text_around_tells_whose_an_office_is(text: str, passage: str, country: str) -> None:
    (actor,) = named(read(text), passage).actors
    assert actor.country == country


def test_who_speaks_after_a_place_is_not_the_place() -> None:
    found = read("A shell hit a bus in El-Arka, a Chilean army spokesman said.")
    assert named(found, "a Chilean army spokesman").actors[0].id == "CHL.army-spokesman"
    assert not any(a.kind == "person" and "rka" in a.name for m in found.mentions for a in m.actors)


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("The Foreign Office agreed.", "The Foreign Office"),
        ("Peru met Chile in Quito. Police stood by.", "Police"),
        ("A Peruvian left. Witnesses wept.", "Witnesses"),
        ("“Peru is far,” she said. Police stood by.", "Police"),
        ("The Embassy of Peru was shut. Police stood by.", "Police"),
        ("Oslo condemned the junta.", "the junta"),
    ],
)
def test_where_several_may_be_meant_the_country_stays_empty(text: str, passage: str) -> None:
    (actor,) = named(read(text), passage).actors
    assert actor.country == ""


def test_dateline_and_outlet_are_signs_too_and_the_reason_is_said() -> None:
    found = named(read("Judge Rosa Quispe spoke.", place="Lima", outlet="PER"), "Judge Rosa Quispe")
    assert found.actors[0].country == "PER"
    assert found.resolution.because.endswith("the text so far is about Peru")


@pytest.mark.parametrize(
    ("text", "title", "former"),
    [
        ("Brazil's Chancellor-designate Rita Alves spoke.", "Chancellor-designate", False),
        ("Then-Foreign Minister Paulo Reis of Brazil agreed.", "Foreign Minister", True),
        ("Kenya's governor-elect, Mary Wanja, smiled.", "governor-elect", False),
        (
            "Former acting defence minister Rosa Diaz of Chile left.",
            "acting defence minister",
            True,
        ),
        ("Ex-Interior Minister Juma Oloo of Kenya left.", "Interior Minister", True),
    ],
)
def test_what_qualifies_an_office_is_kept(text: str, title: str, former: bool) -> None:
    (office,) = read(text).offices
    assert (office.title, office.former) == (title, former)
    assert office.of is not None


def test_an_author_box_gives_its_name_an_office() -> None:
    resolved = read("Peru and Chile met.\nMary Wanja\nDirector of the Harbour Studies Institute")
    (office,) = resolved.offices
    assert (office.person.name, office.title) == ("Mary Wanja", "Director")
    assert office.of is not None
    assert office.of.name == "Harbour Studies Institute"


def lesson(name: str, of: ActorRef, day: date | None = None) -> Lesson:
    person = ActorRef("person.x", name, of.country, "GOV", (), name)
    office = Office("office:1", person, "Ambassador", of)
    return Lesson(name, office, f"document:{of.id.lower()}", f"Ambassador {name} of {of.name}", day)


def test_lessons_make_surnames_and_spellings_known() -> None:
    known = learn([lesson("Nadeem Qassar", KENYA)], None)
    found = named(read("Ambassador Qassar left.", known=known), "Ambassador Qassar")
    assert (found.actors[0].id, found.actors[0].country) == ("person.nadeem-qassar", "KEN")
    assert found.resolution.because == (
        "“Qassar” is the surname of Nadeem Qassar, "
        "known from document:ken: “Ambassador Nadeem Qassar of Kenya”"
    )
    spelled = read("Nadim Kassar left.", known=known).mentions[0]
    assert spelled.actors[0].id == "person.nadeem-qassar"
    assert "another spelling" in spelled.resolution.because


def test_a_name_of_two_countries_and_another_countrys_envoy_teach_nothing() -> None:
    twice = learn([lesson("Nadeem Qassar", KENYA), lesson("Nadeem Qassar", PERU)], None)
    assert twice.persons == ()
    known = learn([lesson("Nadeem Qassar", KENYA)], None)
    (found,) = named(read("Peruvian Ambassador Qassar left.", known=known),
                     "Peruvian Ambassador Qassar").actors  # fmt: skip
    assert (found.id, found.country) == ("person.qassar", "PER")


def test_a_surname_alone_is_nobodys_after_many_years() -> None:
    taught = lesson("Nadeem Qassar", KENYA, date(1996, 5, 1))
    assert learn([taught], date(1997, 1, 1)).named_by_surname("Qassar")
    late = learn([taught], date(2020, 1, 1))
    assert late.named_by_surname("Qassar") == ()
    assert late.person("Nadeem Qassar") is not None
