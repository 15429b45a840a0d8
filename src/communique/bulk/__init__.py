"""Bulk: large crawls and tables of pages coded into Parquet tables, on one machine or a cluster, in parts that can be resumed."""
