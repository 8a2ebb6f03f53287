"""Every process that is started: our own modules apart, for what can hang or break, and programs of the machine."""
