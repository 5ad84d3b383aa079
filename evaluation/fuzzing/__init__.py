"""Files damaged at random, to see that none does harm."""
