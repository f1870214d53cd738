"""What a link can lead to: the ids on a page, those of its blocks and generated lists too, and the page on which a list stands."""

from collections.abc import Callable
from functools import lru_cache

from overrides.hooks.content.notation import LIST, block_title, cited_ids, slug
from overrides.hooks.content.site import Page, Site

# The ids that each generated list writes.
LIST_IDS: dict[str, Callable[[Site], list[str]]] = {
    "helplines": lambda site: [
        id_ for line in site.value("helplines") if line["kind"] not in FINDERS for id_ in (slug(line["country"]), line["id"])
    ],
    "finders": lambda site: [line["id"] for line in site.value("helplines") if line["kind"] in FINDERS],
    "glossary": lambda site: [term_id(term["term"]) for term in site.value("glossary")],
    "services": lambda site: [place["id"] for place in site.value("services")],
    "products": lambda site: [product_id(product["id"]) for product in site.value("products")],
}
FINDERS = ("finder", "supplies")  # kinds of helplines.yml that are no line to call


def term_id(term: str) -> str:
    """Return the id of a glossary term, made from the English one in every language."""
    return f"term-{slug(term)}"


def product_id(product: str) -> str:
    """Return the id under which a product of products.yml stands."""
    return f"product-{product}"


def find_blocks(page: Page, kind: str) -> list[tuple[int, str]]:
    """Return the blocks of a kind on a page, each as (line number, argument)."""
    return [(number, argument) for number, found, argument in page.blocks if found == kind]


def find_lists(page: Page) -> list[tuple[int, str]]:
    """Return the generated lists of a page, each as (line number, name)."""
    return [(number, argument.partition(" ")[0]) for number, argument in find_blocks(page, "list")]


def page_ids(site: Site, page: Page) -> set[str]:
    """Return every id of a page: of its headings, also those they had before, of its folded blocks, and of its lists."""
    ids = {id_ for heading in page.headings for id_ in (heading.id, heading.alias) if id_}
    ids |= {block_title(argument)[1] for _, argument in find_blocks(page, "details")}
    for _, name in find_lists(page):
        ids |= set(LIST_IDS[name](site.original or site)) if name in LIST_IDS else set()
    return ids


def cited_sources(site: Site, page: Page) -> list[str]:
    """Return the ids of the sources that a page cites in order of first use, those of its list of products where the list stands."""
    return _cited(page.text, "".join(f"[@{product['source']}]" for product in site.value("products")))


@lru_cache(maxsize=2048)  # every list of sources asks for those of all pages
def _cited(text: str, products: str) -> list[str]:
    return cited_ids(LIST.sub(lambda match: products if match[1] == "products" else "", text))


def page_with_list(site: Site, *names: str) -> Page | None:
    """Return the page on which one of these lists stands, the first named first; in a translation without one, that of its original."""
    pages = site.list_pages
    found = next((pages[name] for name in names if name in pages), None)
    return found or (page_with_list(site.original, *names) if site.original else None)
