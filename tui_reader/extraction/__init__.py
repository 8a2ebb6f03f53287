"""The extraction: the only place that names trafilatura, lxml and resiliparse. Page -> Document, in a child process."""
