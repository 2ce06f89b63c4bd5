"""What goes out: the record in formats that other programs read."""
