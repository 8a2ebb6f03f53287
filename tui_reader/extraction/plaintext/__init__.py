"""The shape of plain text: chunks of lines, lists, headings, and what is none of the article."""
