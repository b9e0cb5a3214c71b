"""A dataset as tables: the folder of Parquet that `graph export parquet` writes, asked without reading all of it."""
