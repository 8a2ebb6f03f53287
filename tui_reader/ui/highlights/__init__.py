"""Highlights and notes: made while selecting, found again in every text, listed."""
