"""Extract: claims with receipts, one kind a file."""

from communique.extract.extract import extract_claims

__all__ = ["extract_claims"]
