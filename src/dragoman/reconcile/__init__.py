"""Across documents: reports become events and disputes. Pure functions, no store."""

from dragoman.reconcile.material import Material, Reconciled, Told
from dragoman.reconcile.merge import reconcile

__all__ = ["Material", "Reconciled", "Told", "reconcile"]
