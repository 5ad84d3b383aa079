"""How well commitments are read, against sentences labelled by hand."""
