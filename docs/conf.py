"""How Sphinx builds the site, the man page and nothing else from these pages and from the code.

usage: sphinx-build -W --keep-going docs build/docs
"""

from importlib.metadata import version as version_of
from typing import Any

from sphinx.application import Sphinx

project = "claimgraph"
author = "the maintainers"
project_copyright = "the maintainers; MIT licence"
version = release = version_of("claimgraph")

highlight_language = "text"
suppress_warnings = ["misc.highlighting_failure"]  # YAML that is wrong on purpose; SPARQL with paths

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_click"]

myst_heading_anchors = 4  # the anchors that GitHub makes too, so that a link is right in both
myst_links_external_new_tab = False
napoleon_use_ivar = True  # the attributes of a record are documented once, by its docstring
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
python_use_unqualified_type_names = True

html_theme = "furo"
html_title = "claimgraph"
html_copy_source = False  # the pages are in git, and a second copy would be searched and found twice
html_show_sourcelink = False
html_static_path = ["static"]
html_css_files = ["site.css"]
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#3535a3", "color-brand-content": "#3535a3"},
    "dark_css_variables": {"color-brand-primary": "#a9b0f5", "color-brand-content": "#a9b0f5"},
}

man_pages = [("commands", "claimgraph", "who is linked to whom, who says so, and where it is written", author, 1)]
man_show_urls = True


def setup(app: Sphinx) -> None:
    """Have named tuples described without the line that Python gives to each of their fields."""
    app.connect("autodoc-process-docstring", _without_numbers)


def _without_numbers(*arguments: Any) -> None:
    lines = arguments[-1]
    if lines and lines[0].startswith("Alias for field number"):
        lines.clear()
