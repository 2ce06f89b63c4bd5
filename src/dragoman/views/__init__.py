"""Typed read models: what both the command line and a page show. Each is made from a record."""
