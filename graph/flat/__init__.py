"""Entities and relations as flat rows: the columns that exports, page and tables share."""
