"""Every word that a reader sees, made once: citations, sentences, lists, near misses."""
