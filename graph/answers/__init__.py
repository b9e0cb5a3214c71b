"""What is asked for, as listings: the rows of an answer, and a listing as terminal table, Markdown, CSV or JSON."""
