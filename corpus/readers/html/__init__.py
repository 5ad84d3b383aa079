"""Web pages: their encoding, their main content, their text."""
