"""A finished site folder and its pages, each a parsed document."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from overrides.hooks.content.messages import messages
from overrides.hooks.content.site import ORIGINAL, Page, Site, load, translations
from overrides.hooks.postprocess.minify import minified_page


class MissingPlaceError(ValueError):
    """A page lacks an element that a transform works on."""


@dataclass
class BuiltSite:
    """The built folder of one language.

    `url`: its address with a slash at the end. `draft`: it is built while somebody writes, not to be published.
    """

    folder: Path
    language: str
    url: str
    content: Site
    draft: bool = False

    @property
    def is_original(self) -> bool:
        return self.language == ORIGINAL

    @property
    def t(self) -> dict[str, str]:
        """The phrases of its language."""
        return messages(self.language)

    @property
    def original(self) -> Site:
        """The sources in the language they are written in."""
        return self.content.original or self.content

    @property
    def root_url(self) -> str:
        """The address of the original, below which each translation has a folder."""
        return self.url if self.is_original else self.url.removesuffix(f"{self.language}/")

    def paths(self) -> list[Path]:
        """Return the HTML files of this language, sorted."""
        others = translations(self.content.root) if self.is_original else []
        return [path for path in sorted(self.folder.rglob("*.html")) if path.relative_to(self.folder).parts[0] not in others]


@dataclass
class BuiltPage:
    """A page of a built site. `source` is the Markdown page it was made from; None for the search page and the like."""

    site: BuiltSite
    path: Path
    document: LexborHTMLParser = field(init=False)

    def __post_init__(self) -> None:
        self.document = LexborHTMLParser(self.path.read_text(encoding="utf-8"))

    @cached_property
    def address(self) -> str:
        """The path of its address below the site's root, such as /safer/signs/ or /404.html."""
        return "/" + self.path.relative_to(self.site.folder).as_posix().removesuffix("index.html")

    @property
    def up(self) -> str:
        """The way from it to the root of its language, such as ../../; empty at the root."""
        return "../" * self.address.count("/", 1)

    @cached_property
    def source(self) -> Page | None:
        return self.site.content.page(self.address)

    @property
    def html(self) -> str:
        """The page as it is written to its file: minified again, because the parser writes every optional end tag."""
        return minified_page(self.document.html)

    @property
    def head(self) -> LexborNode:
        return self.document.head

    def one(self, selector: str) -> LexborNode:
        """Return the first element that a selector finds. Raises MissingPlaceError where there is none."""
        node = self.document.css_first(selector)
        if node is None:
            raise MissingPlaceError(f"{self.address}: the page has no '{selector}'. Bring it back in overrides/, or change the transform.")
        return node

    def all(self, selector: str) -> list[LexborNode]:
        """Return every element that a selector finds, in order."""
        return self.document.css(selector)

    def write(self) -> None:
        """Write the page to its file."""
        self.path.write_text(self.html, encoding="utf-8")


def open_site(folder: Path, draft: bool = False) -> BuiltSite:
    """Return the built site in a folder; its language and its address are those of its home page.

    Raises MissingPlaceError where the home page has no canonical link.
    """
    home = LexborHTMLParser((folder / "index.html").read_text(encoding="utf-8"))
    canonical = home.css_first("link[rel=canonical]")
    if canonical is None:
        raise MissingPlaceError("The home page has no canonical address: set site_url in mkdocs.yml, or SITE_URL.")
    language = home.css_first("html").attributes.get("lang") or ORIGINAL
    return BuiltSite(folder, language, canonical.attributes["href"], load(language=language), draft)


def fragment(html: str) -> list[LexborNode]:
    """Return the nodes of a piece of HTML, to be put into a document."""
    return list(LexborHTMLParser(html, is_fragment=True).root.iter(include_text=True))


def append(parent: LexborNode, html: str) -> None:
    """Put a piece of HTML at the end of an element."""
    for node in fragment(html):
        parent.insert_child(node)


def insert_after(place: LexborNode, html: str) -> None:
    """Put a piece of HTML behind an element."""
    for node in reversed(fragment(html)):
        place.insert_after(node)


def plain_text(*nodes: LexborNode) -> str:
    """Return the words of elements on one line, without their citation numbers."""
    copies = [LexborHTMLParser(node.html, is_fragment=True) for node in nodes]
    for copy in copies:
        for cites in copy.css(".cites"):
            cites.decompose()
    words = " ".join("".join(copy.root.text() for copy in copies).split())
    for mark in ".,;:":
        words = words.replace(f" {mark}", mark)
    return words
