"""Conversations, their turns and answers, and what readers thought of them, in a SQL database."""
