#!/usr/bin/env python3
"""`python -m tui_reader` is the same program as `tui-reader`: this is the file that installers lay there."""

import sys

if __name__ == "__main__":
    # Python looks for modules in the current folder first, or in this file's: the package has been found, others lie
    # elsewhere.
    if not sys.flags.safe_path:
        del sys.path[0]

    from tui_reader.first.start import main

    sys.exit(main())
