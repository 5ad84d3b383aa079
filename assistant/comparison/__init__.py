"""Two plans compared, item by item: what was kept, reworded, strengthened, weakened, dropped, and what is new."""
