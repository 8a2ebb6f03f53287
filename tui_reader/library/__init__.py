"""The library: the only place that names sqlite3."""
