"""Conversations: what becomes of questions that go on with those before them."""
