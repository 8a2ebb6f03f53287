"""What changed between two versions of a document, as one text that shows both.

matching: what two sequences share -> pairing: which paragraph became which -> pieces: the words of a paragraph that
stayed, went and came -> merging: a document with both, and where in it the changes lie.
"""
