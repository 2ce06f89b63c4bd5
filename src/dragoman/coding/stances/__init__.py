"""Where actors stand on issues: each stance with its words, its side, and whose word it is."""

from dragoman.coding.stances.find import find_stands

__all__ = ["find_stands"]
