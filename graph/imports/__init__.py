"""Datasets made from what people already have, one module a format."""
