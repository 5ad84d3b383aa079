"""Reads what a plan's items commit to, by rules over the analysis of their words."""

from corpus.commitments.japanese import read_japanese
from corpus.commitments.reading import read_commitments
from corpus.commitments.table_rules import read_by_words

__all__ = ["read_by_words", "read_commitments", "read_japanese"]
