"""The process that a file is read in: confined, killed when it is not wanted any more."""
