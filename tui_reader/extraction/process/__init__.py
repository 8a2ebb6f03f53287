"""The process that one page is read in: started early, confined, killed when it is not wanted any more."""
