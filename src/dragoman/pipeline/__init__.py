"""Joins the stages: bytes in, readings out, and a reconciled record at the end."""
