"""Front end one: arguments, print mode, exit codes."""


def main() -> int:
    """Run the program; returns its exit code."""
    return 0
