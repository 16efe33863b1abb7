"""Where and how steps run: in this process, in a pool, through a cache. Knows ``Step``, knows nothing about law."""
