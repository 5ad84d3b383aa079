"""Plans that somebody uploaded and nobody has accepted yet."""
