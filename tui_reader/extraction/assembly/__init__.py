"""Chosen units become a document: headings, notes, and nothing said twice."""
