"""Files of every kind that plans come in → their text and layout, one reader a kind."""
