"""Stage 2: documents become parsed sentences with dates. The one user of spaCy."""
