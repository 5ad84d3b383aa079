"""Questions for lists: answered completely, from facets and words, with the count."""
