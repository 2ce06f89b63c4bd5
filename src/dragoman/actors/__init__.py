"""Stage 3: mentions → actors, each with the rule that took it for them and the reason."""

from dragoman.actors.known import EMPTY, Known, Lesson, learn
from dragoman.actors.plain import resolve_phrase
from dragoman.actors.resolve import Resolved, resolve

__all__ = ["EMPTY", "Known", "Lesson", "Resolved", "learn", "resolve", "resolve_phrase"]
