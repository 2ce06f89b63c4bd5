"""Dragoman keeps the diplomatic record: who did what, who says so, and who else."""

__version__ = "0.1.0"
