"""Run the command line, as ``thirdear`` or ``python -m thirdear``."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; leaving while it still loads is no fault."""
    try:
        from thirdear.base import collector

        collector.work_rarely()
        from thirdear import cli
        from thirdear.base.threads import one_thread

        one_thread()

        cli.main()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
