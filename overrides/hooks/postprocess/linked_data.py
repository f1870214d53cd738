"""What a page is, for machines: schema.org as JSON-LD, made from the page's own HTML."""

from __future__ import annotations

import html as entities
import json
import re
from pathlib import Path
from urllib.parse import urljoin

from overrides.hooks.content.site import Page
from overrides.hooks.postprocess.folder import sources

QUESTION = re.compile(r'<section class="section--(?!in-short|sources)([\w-]+)">\s*<h2[^>]*>(.*?)</h2>(.*?)</section>', re.S)
CRUMB = re.compile(r'<nav class="breadcrumb".*?</nav>', re.S)


def finish(site: Path) -> None:
    """Write the data into the head of every page."""
    for page in sources(site).pages:
        path = site / page.address.strip("/") / "index.html"
        if path.is_file():
            html = path.read_text(encoding="utf-8")
            text = json.dumps(data(page, html), ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
            script = f'<script type="application/ld+json">{text}</script>'
            path.write_text(html.replace("</head>", f"{script}</head>", 1), encoding="utf-8")


def data(page: Page, html: str) -> dict:
    """Return the page as schema.org data: a medical web page or a list of questions, and its place in the site."""
    url = re.search(r'<link rel="canonical" href="([^"]+)"', html)[1]
    graph = [_page(page, html, url)]
    if crumb := CRUMB.search(html):
        graph.append(_crumbs(crumb[0], page.title, url))
    return {"@context": "https://schema.org", "@graph": graph}


def _page(page: Page, html: str, url: str) -> dict:
    known = {
        "@type": "FAQPage" if page.type == "questions" else "MedicalWebPage",
        "@id": url,
        "name": page.title,
        "description": page.meta.get("description", ""),
        "inLanguage": re.search(r'<html lang="([^"]+)"', html)[1],
        "lastReviewed": str(page.meta.get("reviewed", "")),
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }
    if page.type == "questions":
        known.pop("lastReviewed")
        known["mainEntity"] = [
            {"@type": "Question", "name": _text(question), "acceptedAnswer": {"@type": "Answer", "text": _text(answer)}}
            for _, question, answer in QUESTION.findall(html)
        ]
    return known


def _crumbs(crumb: str, title: str, url: str) -> dict:
    above = [(_text(text), urljoin(url, href)) for href, text in re.findall(r'<a href="([^"]*)">(.*?)</a>', crumb, re.S)]
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": address}
        for place, (name, address) in enumerate([*above, (title, url)], 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _text(html: str) -> str:
    """Return the words of a piece of HTML, without its citation numbers."""
    bare = re.sub(r"<[^>]+>", "", re.sub(r'<span class="cites">.*?</span>', "", html, flags=re.S))
    return re.sub(r"\s+([.,;:])", r"\1", " ".join(entities.unescape(bare).split()))
