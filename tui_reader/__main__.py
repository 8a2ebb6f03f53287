#!/usr/bin/env python3
"""`python -m tui_reader` is the same program as `tui-reader`: this is the file that installers lay there."""

import os
import sys

if __name__ == "__main__":
    # Python looks for modules in the current folder first; the package has been found, and the others lie elsewhere.
    if not sys.flags.safe_path and sys.path[0] == os.getcwd():  # noqa: PTH109  # no module more
        del sys.path[0]

    from tui_reader.first.start import main

    sys.exit(main())
