"""What a page carries for its script: where a program would make the text, its material lies in the page already."""
