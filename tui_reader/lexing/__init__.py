"""Code in the styles of its language: Pygments in a process of its own, for some of its lexers never end."""
