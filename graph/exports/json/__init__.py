"""JSON: node-link for programs, and Cytoscape."""
