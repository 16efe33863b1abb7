"""Whether two values measure the same thing, for the checks of numbers and time limits."""
