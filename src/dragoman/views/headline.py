"""One line for an act, in the words of its source or in a neutral one of the codebook.

The wording lives with reconciling, whose disputes need it too; views and doors use it from here.
"""

from dragoman.reconcile.wording import excerpt, headline

__all__ = ["excerpt", "headline"]
