"""Pages, scripts and styles without what only writers need: comments, spaces and long names; a comment that names a license stays."""

import re

import minify

# Quotes stay: the link previews of messengers look for og:title="..." in the text of a page.
minify.config({f"html-keep-{what}": True for what in ("document-tags", "quotes", "default-attr-vals")})
LICENSE = re.compile(r"/\*(?:(?!\*/).)*?(?:@license|\bMPL\b).*?\*/", re.S)


def minified_script(text: str) -> str:
    """Return a script as browsers need it, its license comments first. Raises ValueError where it does not parse."""
    licenses = LICENSE.findall(text)
    return "\n".join([*licenses, minify.string("application/javascript", text)]) + "\n"


def minified_style(text: str) -> str:
    """Return a style sheet as browsers need it."""
    return minify.string("text/css", text)


def minified_page(text: str) -> str:
    """Return an HTML page as browsers need it, without optional end tags, but with all quotes."""
    return minify.string("text/html", text)
