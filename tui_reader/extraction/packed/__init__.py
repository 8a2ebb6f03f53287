"""What holds a page within: pages saved by a browser in one file, messages, books. Unpacked under limits, then read."""
