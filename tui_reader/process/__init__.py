"""Processes of our own, for what can hang, break or need much: how they are started and ended, and tell errors."""
