"""PLOVER and the world's names, as data with loaders: what a user may copy and extend."""
