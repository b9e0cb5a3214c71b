"""Where `load` was before format 2; says where it went."""

raise ImportError("graph.load is a function now: write `import graph`, then `graph.load('DIR')`")
