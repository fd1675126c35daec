"""Tell the site that is published from the other things Sphinx can write."""

from sphinx.application import Sphinx

BUILDERS = {"html", "dirhtml"}


def is_site(app: Sphinx) -> bool:
    """Say whether this build writes the site."""
    return app.builder.name in BUILDERS
