"""Renderers of surveys: the clause graph, the impact of a draft, the health of a corpus -> bytes."""
