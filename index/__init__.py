"""From items to a ranked list of hits."""
