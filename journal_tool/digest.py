"""BLAKE2 without the rest of :mod:`hashlib`, which loads OpenSSL when it is imported.

That takes a tenth of the time in which a plan is ticked.
"""

try:
    from _blake2 import blake2b
except ImportError:  # pragma: no cover - another Python than CPython
    from hashlib import blake2b

__all__ = ["blake2b"]
