"""store: a kho on disk; knows values of model only."""
