"""How the pages become a site: `uv run --group docs sphinx-build -W docs build/docs`."""

from __future__ import annotations

from thirdear import __version__

project = "thirdear"
author = "The thirdear founders"
release = version = __version__
extensions = ["myst_parser"]
myst_heading_anchors = 3
exclude_patterns = ["*.py", "notebook.ipynb"]
html_theme = "furo"
html_title = "thirdear"
html_show_sphinx = False
html_copy_source = False
nitpicky = True
