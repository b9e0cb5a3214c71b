"""What can be asked of a dataset: find, links, paths, audit, who may see what, and the networkx graph."""
