"""Screens that are one list."""
