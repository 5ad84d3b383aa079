"""PDF files: characters with their places → lines, columns, what stands around the text, the text."""
