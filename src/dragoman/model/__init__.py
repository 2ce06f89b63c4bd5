"""The words of the house, as frozen dataclasses over the standard library alone."""
