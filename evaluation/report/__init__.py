"""The report: a page that a reader without the code understands, and files for other programs."""
