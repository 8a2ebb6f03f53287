"""Where quotations lie in a paragraph: by their marks, by dashes, by what closes them."""
