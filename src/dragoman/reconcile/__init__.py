"""Across documents: reports become events and disputes. Pure functions, no store."""

from dragoman.reconcile.merge import Reconciled, reconcile

__all__ = ["Reconciled", "reconcile"]
