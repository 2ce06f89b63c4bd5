"""Stage 4: sentences and actors become reports, statements, figures, instruments, observances."""
