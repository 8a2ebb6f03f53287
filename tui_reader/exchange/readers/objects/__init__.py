"""Readers of JSON."""
