"""Readers of what other programs wrote: bytes become items, without a look at anything else."""
