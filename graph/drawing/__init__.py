"""Where and how everything is drawn: layout, communities, lines."""
