"""Give every page a content security policy that allows only the site itself.

A page may load what lies beside it and run its own scripts; those written in
the page are named by their hash. Whatever else gets into a page, the browser
does not run it and sends nothing elsewhere. The policy stands in the page, so
every host of static pages will do.
"""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.logging import getLogger
from sphinx.util.typing import ExtensionMetadata

from sites import is_site

POLICY = {
    "default-src": "'self'",
    # WebAssembly, for Python in the page.
    "script-src": "'self' 'wasm-unsafe-eval'",
    # Formulas and Pygments write styles into the page.
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data:",
    "worker-src": "'self'",
    "connect-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'self'",
}
INLINE = re.compile(r"<script(?![^>]* src=)[^>]*>(.*?)</script>", re.DOTALL)
# A policy holds for what follows it, and the encoding has to come first.
CHARSET = re.compile(r'<meta charset="utf-8" ?/?>', re.IGNORECASE)
META = '\n<meta http-equiv="Content-Security-Policy" content="{}">'
WRITTEN = re.compile(META.format('[^"]*'))
logger = getLogger(__name__)


def source(script: str) -> str:
    """Return how a policy names a script that stands in the page."""
    digest = sha256(script.encode()).digest()
    return f"'sha256-{b64encode(digest).decode()}'"


def policy(html: str) -> str:
    """Return the policy that lets a page run the scripts that it has now."""
    own = sorted({source(script) for script in INLINE.findall(html)})
    allowed = POLICY | {"script-src": " ".join([POLICY["script-src"], *own])}
    return "; ".join(f"{name} {where}" for name, where in allowed.items())


def guarded(html: str) -> str:
    """Return a page with its policy; one that it had is replaced.

    Raises:
        ValueError: the page does not say its encoding.
    """
    html = WRITTEN.sub("", html)
    charset = CHARSET.search(html)
    if not charset:
        raise ValueError("no <meta charset=utf-8> that a policy can follow")
    end = charset.end()
    return html[:end] + META.format(policy(html)) + html[end:]


def guard_site(app: Sphinx, error: Exception | None) -> None:
    """Write the policies into the pages."""
    if error or not (app.config.policy and is_site(app)):
        return
    for path in sorted(Path(app.outdir).rglob("*.html")):
        # Reading ends lines as a browser does before it takes the hash.
        html = path.read_text(encoding="utf-8")
        try:
            page = guarded(html)
        except ValueError as problem:
            name = path.relative_to(app.outdir)
            logger.warning("%s: %s", name, problem, type="policy")
            continue
        if page != html:  # most pages of a small change stand as they were
            path.write_text(page, encoding="utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Come when all pages are written, before `fresh` records them."""
    app.add_config_value("policy", True, "", [bool])
    app.connect("build-finished", guard_site, priority=800)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
