"""Which language a text is in."""

import py3langid

# Of English news cut to its first 80 characters py3langid knows 99.8 %, of 40 characters 95 %, of
# 20 characters 82 % (428 paragraphs of the development set of dates).
LEAST_CHARACTERS = 80
# More text changes no verdict and costs time.
MOST_CHARACTERS = 4000


def language_of(text: str, declared: str = "") -> str:
    """ISO 639-1 code; for a text too short to tell, what the page declares, else ""."""
    if sum(c.isalpha() for c in text) < LEAST_CHARACTERS:
        return declared
    code: str = py3langid.classify(text[:MOST_CHARACTERS])[0]
    return code
