"""The offices of everybody named in the articles that the project began with."""

from pathlib import Path

import pytest

from dragoman.actors import resolve
from dragoman.language.parse import parse
from dragoman.settings import Settings
from dragoman.sources import read

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
# Article, person's id, office, whose it is as far as the text tells, whether it is over.
OFFICES = [
    ("000", "person.naela-chohan", "acting foreign secretary", "", True),
    ("000", "person.naela-chohan", "ambassador", "", False),
    ("000", "person.taraq-waheed", "director", "organisation.foreign-service-academy", True),
    ("000", "person.samir-ahmedli", "deputy head of mission", "AZE", False),
    ("000", "person.faisal-ali-shah", "rear admiral", "", False),
    ("000", "person.asif-tanveer-awan", "research associate", "PAK.muslim-institute", False),
    ("001", "person.ilham-aliyev", "president", "AZE", False),
    ("001", "person.nadeem-raza", "chairman of the joint chiefs of staff committee", "PAK", False),
    ("001", "person.nadeem-raza", "general", "", False),
    ("001", "person.imran-khan", "prime minister", "PAK", False),
    ("001", "person.bilal-hayee", "ambassador", "PAK", False),
    ("001", "person.arif-alvi", "president", "PAK", False),
    ("002", "person.khazar-farhadov", "ambassador", "AZE", False),
    ("003", "person.ilham-aliyev", "president", "AZE", False),
    ("003", "person.ilham-aliyev", "commander-in-chief", "AZE.military", False),
]

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the articles in ../shared/seeds")


def test_everybody_named_has_the_offices_that_the_text_gives() -> None:
    found = []
    for path in sorted(SEEDS.glob("*.txt")):
        document = read(path, Settings())
        for office in resolve(document, parse(document)).offices:
            of = office.of.id if office.of else ""
            title = office.title.lower()
            found.append((path.name[:3], office.person.id, title, of, office.former))
    assert sorted(found) == sorted(OFFICES)


def test_the_misspelt_general_is_matched_and_the_match_is_said() -> None:
    (path,) = SEEDS.glob("001*.txt")
    document = read(path, Settings())
    mentions = resolve(document, parse(document)).mentions
    because = next(m.resolution.because for m in mentions
                   if m.actors and m.actors[0].id == "person.nadeem-raza")  # fmt: skip
    assert "another spelling of Nadeem Raza, listed as Chairman" in because
