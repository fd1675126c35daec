"""How Sphinx builds the book: one section for each thing it must know."""

import logging
import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "_extensions"))
# A package that colours code would have every library tell what it does.
logging.basicConfig(level=logging.WARNING)
# Pages and scripts run side by side; one thread each measures steady times.
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import groundup  # noqa: E402

# -- The book ---------------------------------------------------------------
# Where the source and the site live, once they have a public address.
# Edit links, canonical links and the 404 page's links follow from these.
repository = os.environ.get("REPOSITORY_URL", "")
html_baseurl = os.environ.get("SITE_URL", "")

project = "Deep Learning Foundations"
author = "the groundup contributors"
copyright = f"2026, {author}. Text CC BY 4.0, code MIT"
release = version = groundup.__version__
language = "en"

extensions = [
    "myst_nb",
    # After myst-nb and before sphinx-gallery: it runs their code.
    "ahead",
    "sphinx.ext.autodoc",
    "sphinx.ext.autosummary",
    "sphinx.ext.intersphinx",
    "sphinx.ext.napoleon",
    "sphinx.ext.viewcode",
    "sphinx_design",
    "sphinx_gallery.gen_gallery",
    "sphinxcontrib.bibtex",
    "sphinxcontrib.katex",
    "notfound.extension",
    # The book's own, in docs/_extensions.
    "alternative_text",
    "bound_numbers",
    "cell_pictures",
    "descriptions",
    "downloads",
    "ebook",
    "exercises",
    "expected_errors",
    "external_links",
    "figures",
    "formulas",
    "frame",
    "fresh",
    "gallery_order",
    "gallery_overview",
    "haste",
    "lean",
    "leftovers",
    "live",
    "live_assets",
    "long_names",
    "navigation",
    "offline",
    "only",
    "own_host",
    "pairs",
    "plain_tokens",
    "policy",
    "settled",
    "signatures",
    "stale",
    "timed",
    "used_in",
    "valid_html",
    "verified",
    "widgets",
]
templates_path = ["_templates"]
exclude_patterns = [
    "decisions",
    "_build",
    "_template.md",
    "inventories",
    "_static",
    "_web",
]
nitpicky = True
numfig = True
numfig_secnum_depth = 1
math_numfig = False
# In a docstring, `a name` is code.
default_role = "code"
# Dashes alone: quotes stay as typed.
smartquotes_action = "D"

# -- Chapters: executed by myst-nb ------------------------------------------
nb_execution_mode = "cache"
nb_execution_cache_path = str(HERE / "_build" / "executed")
# A cell that raises is a warning, so that one build reports all of them; as
# every warning, it fails the build.
nb_execution_raise_on_error = False
nb_execution_show_tb = True
nb_execution_timeout = 300
nb_merge_streams = True
nb_output_stderr = "warn"
# The kernel's own settings: warnings are errors, C++ logs stay off the page.
os.environ["IPYTHONDIR"] = str(HERE / "_ipython")
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
myst_enable_extensions = [
    "attrs_block",
    "attrs_inline",
    "colon_fence",
    "deflist",
    "dollarmath",
]
myst_heading_anchors = 3

# -- Gallery: executed by sphinx-gallery ------------------------------------
sphinx_gallery_conf = {
    "examples_dirs": "../examples",
    "gallery_dirs": "gallery",
    "image_scrapers": ["figures.scrape"],
    "reset_modules": (
        "figures.strict_warnings",
        "matplotlib",
        "fresh.mark_script",
    ),
    "reset_modules_order": "both",
    "doc_module": ("groundup",),
    "backreferences_dir": "gallery/backreferences",
    "notebook_extensions": set(),
    "capture_repr": (),
    "abort_on_example_error": False,
    "only_warn_on_example_error": False,
    "remove_config_comments": True,
    "show_memory": False,
    "show_signature": False,
    "min_reported_time": 1e9,
    "write_computation_times": False,
    "download_all_examples": False,
    "within_subsection_order": "FileNameSortKey",
}

# It finds spaces in whole paths: the book may lie in a folder that has some.
suppress_warnings = ["sphinx_gallery.space_in_filename"]

# -- Mathematics: rendered at build by KaTeX, served from the site ----------
katex_prerender = True
katex_css_path = "katex/katex.min.css"

# -- References -------------------------------------------------------------
bibtex_bibfiles = ["references.bib"]
bibtex_default_style = "plain"
bibtex_reference_style = "author_year"
intersphinx_mapping = {
    "python": ("https://docs.python.org/3", "inventories/python.inv"),
    "numpy": ("https://numpy.org/doc/stable", "inventories/numpy.inv"),
}

# -- External links, which `nox -s linkcheck` follows ------------------------
linkcheck_retries = 3
# It shows no pictures, but myst-nb wants to know which it would.
nb_mime_priority_overrides = [("linkcheck", "image/svg+xml", 10)]

# -- API pages --------------------------------------------------------------
autosummary_generate = True
# Names that differ in case alone, in a function and its class, would share a
# file on Windows and macOS.
autosummary_filename_map = {
    "groundup.keras.losses.huber": "groundup.keras.losses.huber_function",
}
autodoc_typehints = "signature"
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
python_use_unqualified_type_names = True
add_module_names = False

# -- The pages --------------------------------------------------------------
html_theme = "furo"
pygments_style = "a11y-high-contrast-light"
pygments_dark_style = "a11y-high-contrast-dark"
html_title = "Deep Learning Foundations"
html_static_path = ["_static"]
html_css_files = [
    "book.css",
    "reading.css",
    ("print.css", {"media": "print"}),
]
html_js_files = [
    ("drawers.js", {"defer": "defer"}),
    ("reading.js", {"defer": "defer"}),
]
html_favicon = "_static/favicon.svg"
html_copy_source = True
html_show_sphinx = False
# Results without excerpts: for those, a search would load each page it finds.
html_show_search_summary = False
html_theme_options = {
    "source_repository": repository,
    "source_branch": "main",
    "source_directory": "docs/",
}
# A 404 page may show at any address, so its links start at the site's root.
site_root = urlsplit(html_baseurl).path.rstrip("/") + "/"
notfound_urls_prefix = site_root
notfound_context = {
    "title": "Page not found",
    "body": (
        "<h1>This page does not exist</h1>\n<p>The address may be mistyped, "
        "or the page has moved. Start again from the "
        f'<a href="{site_root}">home page</a>, or use the search.</p>'
    ),
}

# -- The EPUB ---------------------------------------------------------------
epub_title = "Deep Learning Foundations: From Scratch Understanding"
epub_description = (
    "Deep learning from tensors to a trained network: every step explained "
    "with its mathematics, every line of code executed."
)
epub_show_urls = "no"
epub_identifier = "urn:uuid:472ad9d6-84ec-5e65-b8a0-9e831700f15f"
