"""A curator's tools over the YAML itself, which leave order, comments and blank lines as they are."""
