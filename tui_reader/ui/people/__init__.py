"""Who is quoted in all that was read, and what they said."""
