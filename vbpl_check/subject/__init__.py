"""subject: which provisions are about the same thing, of very many; words, citations and a learned order."""
