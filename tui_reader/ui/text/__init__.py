"""The text of an article as it is drawn and moved through."""
