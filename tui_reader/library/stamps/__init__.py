"""Stamps: of each thing that a second machine is told, when and where it was last changed."""
