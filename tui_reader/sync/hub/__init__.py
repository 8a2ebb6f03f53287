"""A library that several readers share, on a PostgreSQL server that sees stamps, sizes and whose a row is, no words."""
