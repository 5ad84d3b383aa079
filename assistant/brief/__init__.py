"""Briefs for meetings: gathered from a topic or an agenda, made of verified citations."""
