"""How names are compared: words without case, accents and punctuation, plurals and slugs."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
# Letters that Unicode does not take apart into a base and an accent.
_PLAIN = str.maketrans(
    {"ə": "a", "Ə": "a", "ı": "i", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d"}
    | {"ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ħ": "h", "’": "'"}
)
_IRREGULAR = {"child": "children", "person": "people", "foot": "feet"}
_INVARIABLE = ("ese", "sh", "ch", "ss", "swiss", "i-kiribati")


@lru_cache(maxsize=65536)
def normal(text: str) -> str:
    """The text without case and accents: "Əliyev" and "ALIYEV" both give "aliyev"."""
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The normal words of a text, punctuation aside: "U.S." gives ("u", "s")."""
    return tuple(_WORD.findall(normal(text)))


def slug(name: str) -> str:
    """A name as part of an id: "Khazar Farhadov" gives "khazar-farhadov"."""
    return "-".join(words(name))


def is_acronym(form: str) -> bool:
    """Whether a form is written in capitals, so that its case tells it from a word ("WHO")."""
    letters = [c for c in form if c.isalpha()]
    return len(letters) > 1 and all(c.isupper() for c in letters)


def plural(noun: str) -> str:
    """The regular English plural; peoples in -ese, -sh, -ch and -ss have none of their own."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.lower().endswith(_INVARIABLE):
        return noun
    if noun.endswith("man"):
        return noun if noun in ("German", "Roman", "Ottoman", "Oman") else noun[:-3] + "men"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z")):
        return noun if noun.endswith("s") else noun + "es"
    return noun + "s"


def peoples_plural(noun: str) -> str:
    """The plural of a people's name: "German" gives "Germans", "Frenchman" "Frenchmen"."""
    if noun.endswith(("shman", "chman", "shwoman", "chwoman")):
        return noun[:-3] + "men"
    if noun.lower().endswith(_INVARIABLE) or noun.endswith("s"):
        return noun
    return noun + "s"
