"""The line that commands and addresses are typed on."""
