"""Tables of nodes and edges, and our own CSV."""
