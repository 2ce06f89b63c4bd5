"""The authored corpus and the scripts that make the coder's weights from it."""
