"""Ties a page to the same page in other languages: the links that machines read, the one that readers press, and what a
translation says of its age. A translation stands in a folder of its own below the original."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from overrides.hooks.content.messages import messages
from overrides.hooks.content.site import ORIGINAL, Page, load, translations
from overrides.hooks.postprocess.folder import base, language, sources

NAME = re.compile(r'<a class="site-name".*?</a>', re.S)


def finish(site: Path) -> None:
    """Write the links into every page that exists in more than one language."""
    here = language(site)
    root = base(site).removesuffix("" if here == ORIGINAL else f"{here}/")
    known = {code: {page.source: page for page in load(language=code).pages} for code in (ORIGINAL, *translations())}
    for page in sources(site).pages:
        tongues = [code for code, pages in known.items() if page.source in pages]
        path = site / page.address.strip("/") / "index.html"
        if len(tongues) > 1 and path.is_file():
            html = path.read_text(encoding="utf-8")
            html = html.replace("</head>", f"{alternates(page, tongues, root)}</head>", 1)
            name = NAME.search(html)
            html = html[: name.end()] + switch(page, tongues, here) + html[name.end() :]
            if here != ORIGINAL and behind(page, known[ORIGINAL][page.source]):
                html = html.replace('<p class="dates">', f'<p class="dates"><b>{messages(here)["behind"]}</b> ', 1)
            path.write_text(html, encoding="utf-8")


def place(page: Page, code: str) -> str:
    """Return the address of a page in a language, below the site's root: /es/overdose/."""
    return page.address if code == ORIGINAL else f"/{code}{page.address}"


def alternates(page: Page, tongues: list[str], root: str) -> str:
    """Return the links to a page in all its languages, for search engines; the original is the one for everybody else."""
    links = [(code, place(page, code)) for code in tongues] + [("x-default", place(page, ORIGINAL))]
    return "".join(f'<link rel="alternate" hreflang="{code}" href="{root}{address[1:]}">' for code, address in links)


def switch(page: Page, tongues: list[str], here: str) -> str:
    """Return the links to the same page in its other languages, each in its own words."""
    links = []
    for code in tongues:
        if code != here:
            href = posixpath.relpath(place(page, code), place(page, here)) + "/"
            links.append(f'<a class="language-switch" rel="alternate" lang="{code}" hreflang="{code}" href="{href}">{messages(code)["language"]}</a>')
    return "".join(links)


def behind(page: Page, original: Page) -> bool:
    """Tell whether the original was checked again after this was translated."""
    return str(page.meta.get("translated", "")) < str(original.meta.get("reviewed", ""))
