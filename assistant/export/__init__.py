"""A brief as a file: one module a format, each a function from the document to bytes or text."""
