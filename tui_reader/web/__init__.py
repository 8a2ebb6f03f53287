"""The network: the only place that names httpx."""
