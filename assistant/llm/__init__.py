"""Answers written by a language model, where one is set. None is the default, and nothing leaves the machine then."""
