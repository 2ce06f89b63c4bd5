"""Mentions resolve to actors, each with the rule that took it for them."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.actors import EMPTY, Known, Resolved, resolve, resolve_phrase
from dragoman.evaluation.actors import evaluate
from dragoman.language.parse import parse
from dragoman.model.actors import Actor, Mention, Office, refer
from dragoman.model.text import Document
from dragoman.model.time import UNKNOWN_PUBLICATION, PublicationDate

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "actors_dev.jsonl"
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


def read(text: str, day: date | None = None, known: Known = EMPTY) -> Resolved:
    published = PublicationDate(day, day, "day", "given") if day else UNKNOWN_PUBLICATION
    document = Document(id="document:test", source="test", text=text, published=published)
    return resolve(document, parse(document), known)


def mention(resolved: Resolved, text: str) -> Mention:
    return next(m for m in resolved.mentions if m.text == text)


def actor(text: str, passage: str, day: date | None = None) -> Actor:
    (found,) = mention(read(text, day), passage).actors
    return found


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["The", "Peru", "’s", "ambassador", ",", "Ana Ruiz", "she", "said", "both", "sides",
             "and", "Chad", "police", "of", "UN", "it", "they", "(", "-", "former", "“", ".", "\n"]
        ),
        max_size=25,
    ).map(" ".join)
)  # fmt: skip
def test_offsets_are_exact_whatever_the_words(text: str) -> None:
    for found in read(text).mentions:
        assert text[found.start : found.end] == found.text
        assert found.resolution.because
        assert found.actors or found.form == "pronoun"


@pytest.mark.parametrize(
    ("text", "passage", "key", "country", "sector"),
    [
        ("Peru recalled its envoy.", "Peru", "PER", "PER", ""),
        ("The Peruvian Foreign Ministry protested.", "The Peruvian Foreign Ministry",
         "PER.foreign-ministry", "PER", "GOV"),
        ("The Senate of Chile voted.", "The Senate of Chile", "CHL.senate", "CHL", "LEG"),
        ("Lima backs Santiago on fishing.", "Lima", "PER.government", "PER", "GOV"),
        ("The African Union sent observers.", "African Union", "AU", "IGO", ""),
        ("Abkhazia held a vote.", "Abkhazia", "GEO.abkhazia", "GEO", "PRE"),
        ("Dutch farmers blocked a road.", "Dutch farmers", "NLD.farmers", "NLD", "AGR"),
        ("The Knesset adjourned.", "Knesset", "ISR.knesset", "ISR", "LEG"),
        ("Former soldiers marched.", "Former soldiers", "group.former-soldiers", "", "MIL"),
        ("A senior official warned of delays.", "A senior official",
         "group.senior-officials", "", "GOV"),
        ("Witnesses described the blast.", "Witnesses", "group.witnesses", "", "UNK"),
    ],
)  # fmt: skip
def test_actors_by_name_organ_and_noun(
    text: str, passage: str, key: str, country: str, sector: str
) -> None:
    found = actor(text, passage)
    assert (found.id, found.country, found.sector) == (key, country, sector)


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("Kenya's Ambassador, Peter Otieno, spoke.", "Kenya's Ambassador, Peter Otieno"),
        ("The President of Kenya Dr Peter Otieno spoke.", "The President of Kenya Dr Peter Otieno"),
        ("Peter Otieno, head of mission at the Embassy of Kenya, spoke.",
         "Peter Otieno, head of mission at the Embassy of Kenya"),
        ("Kenyan Foreign Minister Peter Otieno spoke.", "Kenyan Foreign Minister Peter Otieno"),
        ("President Peter Otieno of Kenya spoke.", "President Peter Otieno of Kenya"),
    ],
)  # fmt: skip
def test_a_person_is_one_mention_with_the_office(text: str, passage: str) -> None:
    resolved = read(text)
    (found,) = mention(resolved, passage).actors
    assert (found.id, found.country, found.sector) == ("person.peter-otieno", "KEN", "GOV")
    (office,) = resolved.offices
    assert office.person.id == found.id
    assert office.of is not None
    assert office.of.id == "KEN"
    assert any(m.text.startswith("Kenya") and m.actors[0].id == "KEN" for m in resolved.mentions)


def test_former_holders_are_elites_and_their_offices_former() -> None:
    resolved = read("Former Acting Foreign Secretary Ambassador Rosa Blake of Belize agreed.")
    (found,) = mention(
        resolved, "Former Acting Foreign Secretary Ambassador Rosa Blake of Belize"
    ).actors
    assert (found.sector, found.other_sectors) == ("ELI", ("GOV",))
    assert [(o.title, o.former) for o in resolved.offices] == [
        ("Acting Foreign Secretary", True),
        ("Ambassador", False),
    ]


def test_one_person_has_one_id_with_and_without_title() -> None:
    resolved = read("Kenya's Ambassador Peter Otieno left. Mr. Otieno smiled. Peter Otieno waved.")
    assert {m.actors[0].id for m in resolved.mentions if "Otieno" in m.text} == {
        "person.peter-otieno"
    }
    because = mention(resolved, "Mr. Otieno").resolution.because
    assert because == "“Otieno” is the surname of Peter Otieno, met at character 19"


def test_another_spelling_is_known_and_said() -> None:
    resolved = read("General Nadeem Hassani of Oman spoke. Nadim Hassany then left.")
    found = mention(resolved, "Nadim Hassany")
    assert found.actors[0].id == "person.nadeem-hassani"
    assert "another spelling" in found.resolution.because


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("They met in Baku on Monday.", "Baku"),
        ("He stayed at a Baku hotel.", "Baku"),
        ("BAKU, May 28 – Trade rose.", "BAKU"),
        ("The Indian Ocean is warm.", "Indian"),
        ("Ships crossed the South China Sea.", "China"),
        ("She moved to New Mexico.", "Mexico"),
        ("Michael Jordan signed shirts.", "Jordan"),
        ("A guinea pig escaped.", "guinea"),
        ("They held people-to-people talks.", "people"),
        ("It rained in Peru.", "It"),
    ],
)
def test_what_only_looks_like_an_actor_is_none(text: str, absent: str) -> None:
    assert absent not in {m.text for m in read(text).mentions}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Harare, she added, had backed Zambia.", ["ZWE.government", "ZMB"]),
        ("Harare, for its part, refused.", ["ZWE.government"]),
        ("Harare, May 28 – Zambia backed it.", ["ZMB"]),
        ("Harare, Zimbabwe, hosted Zambia.", ["ZWE", "ZMB"]),
    ],
)
def test_a_capital_that_a_sentence_begins_with_may_act(text: str, ids: list[str]) -> None:
    named = [m for m in read(text).mentions if m.form != "pronoun"]
    assert [m.actors[0].id for m in named] == ids


def test_longer_names_win() -> None:
    found = read("Guinea-Bissau, Niger and Nigeria, the Republic of the Congo and DR Congo met.")
    assert [m.actors[0].id for m in found.mentions] == ["GNB", "NER", "NGA", "COG", "COD"]


def test_homonyms_are_told_apart_by_the_document() -> None:
    assert actor("Georgia's governor spoke in Atlanta.", "Georgia").id == "USA.georgia"
    assert actor("Georgia's president spoke in Tbilisi.", "Georgia").id == "GEO"


def test_dated_groups_and_offices_follow_the_day() -> None:
    text = "The Taliban met President Hamid Karzai."
    assert actor(text, "Taliban", date(2010, 1, 1)).sector == "REB"
    assert actor(text, "Taliban", date(2022, 1, 1)).sector == "GOV"
    assert actor("Angela Merkel spoke.", "Angela Merkel", date(2015, 1, 1)).sector == "GOV"
    assert actor("Angela Merkel spoke.", "Angela Merkel", date(2023, 1, 1)).sector == "ELI"


def test_the_office_holder_of_the_day_is_known_by_the_office() -> None:
    found = read("The German chancellor spoke.", date(2015, 1, 1)).mentions[0]
    assert found.actors[0].id == "person.angela-merkel"
    assert "Chancellor of Germany" in found.resolution.because
    assert read("The German chancellor spoke.").mentions[0].actors[0].id == "DEU.chancellor"


def test_he_is_never_an_actor_of_its_own() -> None:
    resolved = read("He said nothing.")
    (found,) = resolved.mentions
    assert (found.actors, found.resolution.rule) == ((), "unresolved")
    assert resolved.notices[0].text == "He"


def test_unknown_persons_are_kept_and_noted() -> None:
    resolved = read("Dr. Alba Moreno moderated the session.")
    assert resolved.mentions[0].actors[0].sector == "UNK"
    assert resolved.notices[0].kind == "unknown-actor"


def test_what_the_record_learned_makes_a_surname_known() -> None:
    person = Actor("person.peter-otieno", "Peter Otieno", "person", "KEN", "GOV")
    kenya = Actor("KEN", "Kenya", "state", "KEN")
    office = Office("office:1", refer(person, "Otieno"), "Ambassador", refer(kenya, "Kenya"))
    (found,) = read("Mr. Otieno declined.", known=Known((person,), (office,))).mentions
    assert (found.actors[0].id, found.actors[0].country) == (person.id, "KEN")
    assert found.resolution.rule == "record"


@pytest.mark.parametrize(
    ("text", "context", "country", "sector"),
    [
        ("the Navy", "", "", "MIL"),
        ("the Navy", "Peruvian", "PER", "MIL"),
        ("Kazahk police", "", "KAZ", "COP"),
        ("professor of law at the University of Lagos in Nigeria", "", "NGA", "EDU"),
        ("he", "", None, None),
        ("yesterday", "", None, None),
    ],
)
def test_a_phrase_alone(text: str, context: str, country: str | None, sector: str | None) -> None:
    found = resolve_phrase(text, context)
    if country is None:
        assert found is None or not found.actors
    else:
        assert found is not None
        assert (found.actors[0].country, found.actors[0].sector) == (country, sector)


@pytest.mark.skipif(not GOLD.exists(), reason=f"the gold set {GOLD.name} is not beside the project")
def test_the_gold_set_keeps_its_floor() -> None:
    measures = evaluate(GOLD).measures
    assert measures["country"] >= 0.94
    assert measures["country and sector"] >= 0.86


@pytest.mark.skipif(not SEEDS.exists(), reason="the seed articles are not beside the project")
def test_every_mention_of_the_seeds_stands_in_its_text() -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        resolved = read(text)
        assert resolved.mentions
        assert all(text[m.start : m.end] == m.text for m in resolved.mentions)
        assert all(o.evidence for o in resolved.offices)


def test_a_leaders_given_names_are_not_the_leader() -> None:
    assert actor("Juan Carlos Ferrer wrote a novel.", "Juan Carlos Ferrer").country == ""


def test_a_papers_name_that_begins_another_name_is_no_paper() -> None:
    found = read("In Lima the National Electoral Council counted. The National printed it.")
    assert "ARE.the-national" in [a.id for m in found.mentions[-1:] for a in m.actors]
    assert not any("ational" in m.text or "lectoral" in m.text for m in found.mentions[:-1])
