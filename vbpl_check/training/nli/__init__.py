"""Training pairs and training of the small cross-encoder that judges two provisions."""
