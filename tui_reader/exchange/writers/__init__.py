"""Writers: items become what other programs read."""
