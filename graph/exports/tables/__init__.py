"""Tables: CSV, SQLite, Parquet."""
