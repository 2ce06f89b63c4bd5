"""Sentences that need no coder: nobody known in them, or no word that could be an act."""

from collections.abc import Sequence

from dragoman.codebook.modality import ModalityWords
from dragoman.coding.events.parties import Party
from dragoman.coding.tree import Tree


def may_tell_an_act(tree: Tree, parties: Sequence[Party], words: ModalityWords) -> bool:
    """Whether somebody known has a part in the sentence, and a verb or noun may name an act.

    What mere phrases do to one another ("the visitors beat the hosts") is nothing for a record.
    """
    if not any(party.known for party in parties):
        return False
    return any(_may_be_act(tree, i, words) for i in range(len(tree.below)))


def _may_be_act(tree: Tree, i: int, words: ModalityWords) -> bool:
    token = tree.token(i)
    if token.part == "VERB":
        return tree.lemma(i) not in words.no_act
    return token.part == "NOUN" and tree.lemma(i).endswith(words.act_endings)
