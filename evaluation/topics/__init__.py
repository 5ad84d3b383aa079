"""Topics of briefs: whether all items that belong to them are gathered, and no others."""
