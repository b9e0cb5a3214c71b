"""YAML in, a checked `Dataset` out, or every problem at once."""
