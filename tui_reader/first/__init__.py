"""The first text of a kept article, before what painting does not need is imported: no module of it costs much."""
