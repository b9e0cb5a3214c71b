"""RDF: what the dataset says as triples, in Turtle and JSON-LD."""
