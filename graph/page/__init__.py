"""The page on which a dataset is explored: data first, HTML second."""
