"""A curator's tools over the YAML itself: every edit leaves order, comments and blank lines as they are."""
