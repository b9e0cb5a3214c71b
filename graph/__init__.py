"""claimgraph: who is linked to whom, who says so, and where it is written.

A dataset is a folder of YAML; `graph.load.load` checks it, `graph.assemble.assemble` makes a networkx graph of it.
"""
