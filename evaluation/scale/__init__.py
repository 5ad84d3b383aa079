"""How the assistant grows from a thousand items to a million."""
