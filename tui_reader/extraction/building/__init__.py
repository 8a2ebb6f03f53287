"""Tags and text that are told one after the other become blocks, by whoever tells them."""
