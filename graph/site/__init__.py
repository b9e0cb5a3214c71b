"""The dataset as pages that need no script: one an entity, relation, document and type, to read and cite."""
