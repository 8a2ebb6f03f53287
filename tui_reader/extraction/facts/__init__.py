"""What a page says of its article: title, author, date, site, language."""
