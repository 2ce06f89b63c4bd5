"""The function words and word classes that the actor rules rest on, as data."""

from dataclasses import dataclass
from functools import cache

from dragoman.codebook.files import read_yaml
from dragoman.codebook.tables import DATA

_FILE = DATA / "actor_words.yaml"
Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Homonym:
    """A form that means `instead` in a document that has a word of `when` and none of `unless`."""

    form: str
    instead: str
    when: Words
    unless: Words


@dataclass(frozen=True, slots=True)
class ActorWords:
    """Word classes; data/actor_words.yaml says what each is for."""

    honorifics: dict[str, Words]
    gendered_titles: dict[str, Words]
    name_particles: Words
    one_sound: dict[str, str]
    surname_first: Words
    indefinite: Words
    former: Words
    acting: Words
    at_the_time: Words
    elect: Words
    calendar: Words
    not_names: Words
    organisation_heads: dict[str, Words]
    relation_suffixes: Words
    of_whom: Words
    accredited: Words
    place_prepositions: Words
    government_prepositions: Words
    movement_verbs: Words
    place_nouns: Words
    happening_verbs: Words
    both_states: Words
    both_persons: Words
    both_sides: Words
    both_groups: Words
    one_state: Words
    one_body: Words
    one_group: Words
    one_person: Words
    pronouns: dict[str, Words]
    expletive_verbs: Words
    civil_sectors: Words
    domestic_sectors: Words
    domestic_titles: Words
    abroad: Words
    of_few_states: dict[str, Words]
    counting: Words
    victims: Words
    needs_no_article: Words
    speakers_own: Words
    homonyms: tuple[Homonym, ...]

    def honorific(self, word: str) -> bool:
        """Whether a lower-case word without its dot goes before a name."""
        return any(word in kind for kind in self.honorifics.values())

    def sector_of_head(self, word: str) -> str | None:
        """The sector of organisations whose names end in a lower-case word; None if none do."""
        kinds = self.organisation_heads
        return next((sector for sector, nouns in kinds.items() if word in nouns), None)


@cache
def actor_words() -> ActorWords:
    """The words that ship with Dragoman."""
    return parse_actor_words(_FILE.read_text(encoding="utf-8"), str(_FILE))


def parse_actor_words(text: str, source: str) -> ActorWords:
    """Word classes from YAML; CodebookError says what is wrong with them."""
    return read_yaml(text, source, ActorWords)
