"""Reads what the items of a plan commit to, sentence by sentence."""

from corpus.commitments.reading import read_commitments, read_sentences

__all__ = ["read_commitments", "read_sentences"]
