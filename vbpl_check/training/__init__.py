"""training: how the models that ship with the program were learned; outside every run."""
