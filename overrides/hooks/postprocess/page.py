"""Page transforms: each changes one thing in one parsed page, or raises where it does not find its place."""

import base64
import hashlib
import json
import posixpath
import textwrap
from html import escape
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborNode

from overrides.hooks.content.dates import in_words, today
from overrides.hooks.content.messages import messages
from overrides.hooks.content.notation import spelled
from overrides.hooks.content.site import ORIGINAL, Page, Site
from overrides.hooks.postprocess.built_site import BuiltPage, append, fragment, insert_after, plain_text
from overrides.hooks.postprocess.images import CODES

SERVED_ANYWHERE = ("/404.html", "/offline.html")
WITHOUT_CITATION = ("emergency", "home")  # nobody cites these two, and each byte counts there
ANSWER = 200  # characters of an answer in the structured data
SECTIONS_OF_EVERY_TYPE = ("content--in-short", "content--sources")


def root_addresses(page: BuiltPage) -> None:
    """Begin the addresses of pages that are served at any depth at the root of the host."""
    if page.address in SERVED_ANYWHERE:
        for name in ("href", "src", "action"):
            for node in page.all(f"[{name}]"):
                if (value := node.attributes[name] or "") and not value.startswith("#"):
                    node.attrs[name] = urljoin(f"{urlsplit(page.site.url).path}{page.address[1:]}", value)


def number_principle(page: BuiltPage) -> None:
    """Say which of the principles a page is: their order is that of the navigation."""
    if page.source and page.source.type == "principle":
        sources = [one.source for one in principles(page.site.original)]
        number = sources.index(page.source.source) + 1
        page.one(".eyebrow .number").replace_with(str(number))
        stroke = page.one(".eyebrow .on")
        stroke.attrs["d"] = f"M{(number - 1) * 12} 3h9"
        del stroke.attrs["class"]


def principles(site: Site) -> list[Page]:
    """Return the pages of the principles in the order of the navigation."""
    return [page for page in site.in_nav_order if page.type == "principle"]


def fill_helplines(page: BuiltPage) -> None:
    """Fill in the helplines that a page names by their ids: what is dialed, and what is read.

    Raises KeyError where it names a helpline that the data do not have.
    """
    links = page.all("[data-helpline]")
    lines = {line["id"]: line for line in page.site.content.value("helplines")} if links else {}
    for link in links:
        line = lines[link.attributes["data-helpline"]]
        link.attrs["href"], link.inner_html = f"tel:{line['tel']}", f"{link.inner_html} {escape(line['phone'])}"


def spell_numbers(page: BuiltPage) -> None:
    """Name the links that call so that they are read digit by digit, as the helplines are: "nine hundred eleven" helps nobody."""
    for link in page.all("a[href^='tel:']:not([aria-label])"):
        link.attrs["aria-label"] = spelled(link.text())


def mark_overdue(page: BuiltPage) -> None:
    """Tell readers where a page should have been reviewed again before today."""
    if page.source and str(page.source.meta.get("review_by", "")) < today().isoformat():
        append(page.one("article > .dates"), f' <b class="overdue">{page.site.t["overdue"]}</b>')


def place_dates(page: BuiltPage) -> None:
    """Put the review dates of an overdue page below its title, where nobody misses them; they stay behind what to do, and behind any other text."""
    if page.source and page.source.type not in ("emergency", "home") and page.document.css_first("article > .dates > .overdue"):
        page.one("article h1").insert_after(page.one("article > .dates"), move=True)


def place_contents(page: BuiltPage) -> None:
    """Put the contents list, where there is one, behind the short answer; on a page without one, before the first section."""
    if contents := page.document.css_first("article > .toc"):
        first = page.one("article section")
        place = first.insert_after if first.attributes.get("class") == "content--in-short" else first.insert_before
        place(contents, move=True)


def point_to_original(page: BuiltPage) -> None:
    """Point links of a translation to pages that it does not have at the original, and label them."""
    if page.site.is_original:
        return
    note = f' <span class="note">({page.site.t["borrowed"]})</span>'
    for link in page.all("a[href]"):
        parts = urlsplit(link.attributes["href"])
        if parts.scheme or not parts.path:
            continue
        address = _target(parts.path, page)
        if page.site.content.page(address) or not page.site.original.page(address):
            continue
        link.attrs["href"] = _relative(address, f"/{page.site.language}{page.address}") + (f"#{parts.fragment}" if parts.fragment else "")
        link.attrs["hreflang"] = ORIGINAL
        if "mark" not in (link.attributes.get("class") or "").split():
            insert_after(link, note)


def _target(path: str, page: BuiltPage) -> str:
    """Return the address that a path in a link of a page means. Where MkDocs knows no such page it leaves the path of its file."""
    if not path.endswith(".md"):
        return posixpath.normpath(posixpath.join(page.address, path)).rstrip("/") + "/"
    source = posixpath.normpath(posixpath.join("/", posixpath.dirname(page.source.source), path))[1:]
    return page.site.original.by_source[source].address


def _relative(address: str, start: str) -> str:
    return posixpath.relpath(address, start) + "/"


def link_languages(page: BuiltPage) -> None:
    """Tie a page to the same page in other languages: for search engines, for readers; and say where a translation is outdated."""
    editions = page.site.content.editions
    languages = [code for code, one in editions.items() if page.source and page.source.source in one.by_source]
    if len(languages) < 2:
        return
    address = {code: page.address if code == ORIGINAL else f"/{code}{page.address}" for code in languages}
    for code, href in [*address.items(), ("x-default", address[ORIGINAL])]:
        append(page.head, f'<link rel="alternate" hreflang="{code}" href="{page.site.root_url}{href[1:]}">')
    here = page.site.language
    for code in reversed([code for code in languages if code != here]):
        href = _relative(address[code], address[here])
        attributes = f'rel="alternate" lang="{code}" hreflang="{code}" href="{href}"'
        insert_after(page.one(".site-name"), f'<a class="language-switch" {attributes}>{messages(code)["language"]}</a>')
    if is_outdated(page.source, editions[ORIGINAL].by_source[page.source.source]):
        page.one(".dates").first_child.insert_before(fragment(f"<b>{page.site.t['behind']}</b> ")[0])


def is_outdated(page: Page, original: Page) -> bool:
    """Tell whether the original was reviewed again after a page was translated from it; False for the original itself."""
    return page.meta.get("translated") is not None and str(page.meta["translated"]) < str(original.meta.get("reviewed", ""))


def write_dates_in_words(page: BuiltPage) -> None:
    """Write dates as the language of the page says them."""
    for time in page.all("time[datetime]"):
        if time.text() == time.attributes["datetime"]:
            time.inner_html = escape(in_words(time.attributes["datetime"], page.site.language))


def add_citation(page: BuiltPage) -> None:
    """Put a line to cite the page by, and its sources as files, below the address of a page that lists sources."""
    if page.source and page.source.type not in WITHOUT_CITATION and page.document.css_first(".source-list"):
        t, source = page.site.t, page.source
        title = f'{t["to_cite"]} "{source.title}." {t["site_name"]}, {source.meta["reviewed"]}.'
        files = '<a href="sources.ris">RIS</a>, <a href="sources.json">CSL-JSON</a>'
        insert_after(page.one(".page-url"), f"<p>{escape(title)} {t['its_sources']} {files}.</p>")


def add_qr_code(page: BuiltPage) -> None:
    """Put a QR code of the page's address, for paper, on the wallet card or beside the address itself.

    It is a file that the page's script asks for after all else has come: in the page it was as heavy as a list of pages, and no
    browser asks for a lazy image when it prints.
    """
    if page.source:
        up = page.up or "./"
        name = page.address.strip("/").replace("/", "-") or "index"
        image = f'<img class="qr" alt="" loading="lazy" src="{up}{CODES}/{name}.svg">'
        if card := page.document.css_first(".content--card"):
            append(card, image)
        else:
            insert_after(page.one(".page-url"), image)


def add_structured_data(page: BuiltPage) -> None:
    """Tell machines what a page is: schema.org as JSON-LD, made from the page's own words."""
    if page.source:
        text = json.dumps({"@context": "https://schema.org", "@graph": _graph(page)}, ensure_ascii=False, separators=(",", ":"))
        append(page.head, f'<script type="application/ld+json">{text.replace("</", "<" + chr(92) + "/")}</script>')


def _graph(page: BuiltPage) -> list[dict]:
    source = page.source
    url = page.one("link[rel=canonical]").attributes["href"]
    data = {"@type": "MedicalWebPage", "@id": url, "name": source.title, "inLanguage": page.site.language}
    if source.type == "questions":
        data |= {"@type": "FAQPage", "mainEntity": [_question(section) for section in _own_sections(page)]}
    else:
        data["lastReviewed"] = str(source.meta.get("reviewed", ""))
    above = [(plain_text(link), urljoin(url, link.attributes["href"])) for link in page.all(".breadcrumb a")]
    if not above:
        return [data]
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": address}
        for place, (name, address) in enumerate([*above, (source.title, url)], 1)
    ]
    return [data, {"@type": "BreadcrumbList", "itemListElement": items}]


def _own_sections(page: BuiltPage) -> list[LexborNode]:
    sections = page.all("article > section[class^=content--]")
    return [section for section in sections if section.attributes["class"] not in SECTIONS_OF_EVERY_TYPE]


def _question(section: LexborNode) -> dict:
    heading = section.css_first("h2")
    answer = plain_text(*(node for node in section.iter() if node != heading))
    begun = textwrap.shorten(answer, ANSWER, placeholder="…")
    return {"@type": "Question", "name": plain_text(heading), "acceptedAnswer": {"@type": "Answer", "text": begun}}


def announce_feed(page: BuiltPage) -> None:
    """Name the feed of changes where a feed reader looks for it: on the home page and on the page of changes."""
    feed = page.document.css_first("article a[href$='changes.xml']") is not None
    if page.site.is_original and page.source and (feed or page.source.type == "home"):
        append(page.head, f'<link rel="alternate" type="application/atom+xml" href="{page.up}changes.xml">')


def is_redirect(page: BuiltPage) -> bool:
    """Tell whether a page only leads to another address."""
    return page.document.css_first("meta[http-equiv=refresh]") is not None


def redirect_target(page: BuiltPage) -> str:
    """Return the address that a redirect leads to, as seen from it."""
    return page.one("meta[http-equiv=refresh]").attributes["content"].partition("url=")[2]


def write_redirect(page: BuiltPage) -> None:
    """Write a redirect anew, in the language of its target: it needs no script, and with one keeps the section of a shared link.

    An address that was a page hands its place in search engines on; a short one, to be said aloud, has none.
    """
    target = redirect_target(page)
    t, site = page.site.t, page.site
    listed = site.original.value("addresses").get(page.address if site.is_original else f"/{site.language}{page.address}")
    was_page = bool(listed)  # the list of addresses holds the sections of pages; a short address never had any
    page.document = type(page.document)(
        f'<!doctype html><html lang="{site.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<title>{t["moved"]}</title><script src="{page.up}assets/scripts/redirect.js" data-target="{target}"></script>'
        f'<meta http-equiv="refresh" content="0; url={target}"><meta name="referrer" content="no-referrer">'
        f'{"" if was_page else "<meta name=robots content=noindex>"}'
        f'<link rel="canonical" href="{urljoin(site.url + page.address[1:], target).partition("#")[0]}"></head>'
        f'<body><main><h1>{t["moved"]}</h1><p><a href="{target}">{t["go_there"]}</a></p></main></body></html>'
    )


def minify(page: BuiltPage) -> None:
    """Take out comments and the space that templates leave between blocks: before the policy, whose hashes are of the styles as they are written."""
    page.document = type(page.document)(page.html)


def add_policy(page: BuiltPage) -> None:
    """Put the content security policy right behind the character set. What is not named in it, no page can do."""
    hashes = [f"'sha256-{_hash(style.text())}'" for style in page.all("style")]
    policy = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": " ".join(hashes) or "'self'",
        "style-src-attr": "'unsafe-inline'",  # for readers' own tools, which set spacing and typefaces so, and for the notice of sw.js
        "img-src": "'self' data:",
        "connect-src": "'self'",  # the search's answers; and Lighthouse asks for robots.txt from within the page
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
    }
    content = "; ".join(f"{name} {value}" for name, value in policy.items())
    insert_after(page.one("meta[charset]"), f'<meta http-equiv="Content-Security-Policy" content="{content}">')


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
