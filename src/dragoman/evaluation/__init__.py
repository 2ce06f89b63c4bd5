"""How good is it: gold sets, scores and the floors below which they may not fall."""
