"""Every page as plain Markdown at its address + index.md, and llms.txt, which lists them: for old devices, copies and programs."""

import re
from urllib.parse import urljoin

from selectolax.lexbor import LexborNode

from overrides.hooks.content.dates import in_words
from overrides.hooks.postprocess.built_site import BuiltPage, BuiltSite

NAME = "index.md"
LIST = "llms.txt"
# What only a screen or paper uses; the words beside a drawing say what it shows.
ELEMENTS_LEFT_OUT = {"svg", "script", "style", "button", "form"}
CLASSES_LEFT_OUT = {"toc", "share", "offline", "breadcrumb", "pagination", "heading-link", "row", "dates"}
SPACE = re.compile(r"\s+")
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
BLOCKS = {"p", "div", "section", "article", "figure", "figcaption", "details", "summary", "dl", "dt", "dd", "aside", "nav", "header", "footer", "caption"}


def write(site: BuiltSite, pages: list[BuiltPage]) -> None:
    """Write the copy of every page of the language."""
    for page in pages:
        if page.source:
            page.path.with_name(NAME).write_text(markdown(page), encoding="utf-8")


def write_list(site: BuiltSite, _pages: list[BuiltPage]) -> None:
    """Write llms.txt: what the site is, then the plain copies, the steps of an emergency first, by language."""
    lines = [f"# {site.t['site_name']}", "", f"> {site.content.config.value['site_description']}"]
    for code, edition in site.content.editions.items():
        folder = site.url if code == site.language else f"{site.url}{code}/"
        lines += ["", f"## {code}", ""]
        for page in sorted(edition.pages, key=lambda page: page.type != "emergency"):
            lines.append(f"- [{page.title}]({folder}{page.address[1:]}{NAME}): {page.meta['description']}")
    (site.folder / LIST).write_text("\n".join([*lines, ""]), encoding="utf-8")


def markdown(page: BuiltPage) -> str:
    """Return a page as Markdown, with its address and its dates at the end."""
    url, meta, t = page.site.url + page.address[1:], page.source.meta, page.site.t
    checked, again = (in_words(str(meta[date]), page.site.language) for date in ("reviewed", "review_by"))
    body = re.sub(r"[ \t]+\n", "\n", _children(page.one("article"), url))
    return re.sub(r"\n{3,}", "\n\n", body).strip() + f"\n\n{url}\n{t['checked']} {checked}. {t['again']} {again}.\n"


def _children(node: LexborNode, url: str) -> str:
    return "".join(_node(child, url) for child in node.iter(include_text=True))


def _node(node: LexborNode, url: str) -> str:
    """Return an element and what is in it as Markdown."""
    tag = node.tag
    if tag == "-text":
        return SPACE.sub(" ", node.text_content or "")
    if tag.startswith(("-", "!", "_")) or tag in ELEMENTS_LEFT_OUT:
        return ""
    attributes = node.attributes
    if not CLASSES_LEFT_OUT.isdisjoint((attributes.get("class") or "").split()):
        return ""
    if tag in HEADINGS:
        return f"\n\n{'#' * int(tag[1])} {_line(node, url)}\n\n"
    if tag in ("ul", "ol"):
        return f"\n\n{_items(node, url)}\n\n"
    if tag == "table":
        return f"\n\n{_table(node, url)}\n\n"
    if tag == "blockquote":
        return "\n\n" + re.sub("(?m)^", "> ", re.sub(r"\n{3,}", "\n\n", _children(node, url)).strip()) + "\n\n"
    words = _children(node, url)
    if tag in BLOCKS:
        return f"\n\n{words.strip()}\n\n"
    if tag == "br":
        return "\n"
    if tag in ("strong", "b") and words.strip():
        return f"**{words.strip()}** " if words.endswith(" ") else f"**{words.strip()}**"
    href = attributes.get("href") if tag == "a" else None
    if href and not href.startswith("#") and words.strip():
        return f"[{words.strip()}]({urljoin(url, href)})"
    return words


def _line(node: LexborNode, url: str) -> str:
    return " ".join(_children(node, url).split())


def _items(items: LexborNode, url: str) -> str:
    """Return a list; what follows the first line of an item is indented below it."""
    lines = []
    for number, item in enumerate((one for one in items.iter() if one.tag == "li"), int(items.attributes.get("start") or 1)):
        mark = f"{number}. " if items.tag == "ol" else "- "
        words = re.sub(r"\n{2,}", "\n", _children(item, url)).strip()
        lines.append(mark + words.replace("\n", "\n" + " " * len(mark)))
    return "\n".join(lines)


def _table(table: LexborNode, url: str) -> str:
    """Return a table with its caption above it."""
    caption = table.css_first("caption")
    rows = [[_line(cell, url).replace("|", "\\|") for cell in row.css("th, td")] for row in table.css("tr")]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, f"|{' --- |' * len(rows[0])}" if rows else "")
    return (f"{_line(caption, url)}\n\n" if caption else "") + "\n".join(lines)
