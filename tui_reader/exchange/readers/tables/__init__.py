"""Readers of comma-separated tables."""
