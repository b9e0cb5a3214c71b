"""Property graphs: Neo4j by files and by Cypher."""
