"""Which language a text is in."""

import py3langid

# Below this py3langid errs on English headlines (it takes "Senate passes resolution" for French).
LEAST_CHARACTERS = 60
# More text changes no verdict and costs time.
MOST_CHARACTERS = 4000


def language_of(text: str, declared: str = "") -> str:
    """ISO 639-1 code; for a text too short to tell, what the page declares, else ""."""
    if sum(c.isalpha() for c in text) < LEAST_CHARACTERS:
        return declared
    code: str = py3langid.classify(text[:MOST_CHARACTERS])[0]
    return code
