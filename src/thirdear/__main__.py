"""Run the command line as ``python -m thirdear``."""

from thirdear.cli import main

main()
