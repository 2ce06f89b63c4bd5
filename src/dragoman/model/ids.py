"""Ids come from content: the same input gives the same record."""

import hashlib


def content_id(kind: str, *parts: object) -> str:
    """`kind:` and twelve hexadecimal digits of the SHA-256 of the parts.

    Parts are told apart by a unit separator, so ("ab", "c") and ("a", "bc") differ.
    """
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()
    return f"{kind}:{digest[:12]}"


def bytes_id(kind: str, data: bytes) -> str:
    """`kind:` and twelve hexadecimal digits of the SHA-256 of the bytes."""
    return f"{kind}:{hashlib.sha256(data).hexdigest()[:12]}"
