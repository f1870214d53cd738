"""The book for places without a network is whole: every page, every link, dates and sources, and nothing fetched."""

import datetime
import logging
import re
import sys
import xml.etree.ElementTree as etree
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from posixpath import join, normpath

import pytest
from pypdf import PdfReader

from overrides.hooks.book import epub, front, pdf
from overrides.hooks.book.chapters import FOLD, REPEATING, SHOWN, chapter_order
from overrides.hooks.book.front import Book, bind
from overrides.hooks.content.anchors import find_lists
from overrides.hooks.content.site import Page, Site
from tests.dom import elements, text

MADE = datetime.date(2026, 11, 23)
XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"


@pytest.fixture(scope="module")
def book(built: Path, site: Site) -> Book:
    """The whole book, bound but not made."""
    return bind(built, site, MADE)


@pytest.fixture(scope="module")
def few(built: Path, site: Site) -> Book:
    """A book of three chapters."""
    return bind(built, site, MADE, _few(site))


def _few(site: Site) -> list[tuple[str, Page]]:
    """Return the emergency page, one with a table, and one with a list that is left out: a PDF of all chapters takes minutes."""
    wanted = chapter_order(site)
    kinds = (
        lambda page: page.type == "emergency",
        lambda page: page.type == "safety" and "\n|" in page.text,
        lambda page: set(dict(find_lists(page)).values()) & set(REPEATING),
    )
    return [next((part, page) for part, page in wanted if kind(page)) for kind in kinds]


@pytest.fixture(scope="module")
def paper(few: Book, tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    """The three chapters as a PDF; what the library complained of while it made it stands in its `complaints`."""
    assert not pdf.missing(), pdf.missing()
    path, complaints = tmp_path_factory.mktemp("book") / "few.pdf", []
    listener = logging.Handler(logging.WARNING)
    listener.emit = lambda record: complaints.append(record.getMessage())
    logging.getLogger("weasyprint").addHandler(listener)
    pdf.write(few, path)
    logging.getLogger("weasyprint").removeHandler(listener)
    reader = PdfReader(path)
    reader.complaints = complaints
    return reader


@pytest.fixture(scope="module")
def zipped(book: Book, tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    """The whole book as an EPUB."""
    path = tmp_path_factory.mktemp("book") / "whole.epub"
    epub.write(book, path)
    with zipfile.ZipFile(path) as file:
        yield file


def words(sheet: object) -> str:
    """The text of a sheet with single spaces."""
    return " ".join(sheet.extract_text().split())


def test_the_emergency_page_comes_first_and_every_other_page_follows(book: Book, site: Site) -> None:
    """Nothing is left out but pages of lists that repeat what is in the chapters."""
    addresses = [chapter.address for chapter in book.chapters]
    assert site.page(addresses[0]).type == "emergency"
    assert len(addresses) == len(set(addresses))
    for page in site.pages:
        assert page.address in addresses or set(dict(find_lists(page)).values()) & set(REPEATING), page.address


def test_no_id_stands_twice(book: Book) -> None:
    counts = Counter(element.get("id") for chapter in book.chapters for element in chapter.article.iter() if element.get("id"))
    counts.update(re.findall(r'\bid="([^"]+)"', front.cover(book) + front.reading(book)))
    assert [id_ for id_, count in counts.items() if count > 1] == []


def test_every_link_and_every_name_inside_the_book_lands(book: Book) -> None:
    ids = {id_ for chapter in book.chapters for id_ in chapter.ids}
    asked = re.findall(r'href="#([^"]+)"', front.cover(book) + front.reading(book))
    for chapter in book.chapters:
        for element in chapter.article.iter():
            asked += [element.get("href", "")[1:]] if element.get("href", "").startswith("#") else []
            asked += f"{element.get('aria-labelledby', '')} {element.get('aria-describedby', '')}".split()
    assert len(asked) > 1000
    assert sorted(set(asked) - ids) == []


def test_every_other_link_is_a_whole_address_or_a_number_to_call(book: Book) -> None:
    """A relative address would lead nowhere from a book."""
    links = [link.get("href") for chapter in book.chapters for link in elements(chapter.article, "a")]
    assert [href for href in links if not href.startswith(("#", "https://", "http://", "tel:", "sms:", "mailto:"))] == []


def test_every_chapter_tells_when_it_was_checked_and_ends_with_its_sources(book: Book) -> None:
    for chapter in book.chapters:
        dates = [line for line in elements(chapter.article, "p") if line.get("class") == "dates"]
        assert [len(list(elements(line, "time"))) for line in dates] == [2], chapter.address
        lists = [listing for listing in elements(chapter.article, "ol") if listing.get("class") == "source-list"]
        cited = [link for link in elements(chapter.article, "a") if link.get("class") == "cite"]
        none = [line for line in elements(chapter.article, "p") if line.get("class") == "no-sources"]
        assert (len(lists), len(none)) == (1, 0) or (not cited and len(none) == 1), chapter.address


def test_a_source_shows_its_address_once(book: Book) -> None:
    for chapter in book.chapters:
        for listing in elements(chapter.article, "ol"):
            for source in elements(listing, "li") if listing.get("class") == "source-list" else ():
                link = next(link for link in elements(source, "a") if link.get("class") == SHOWN)
                assert "data-address" not in link.attrib
                assert text(source).count(link.get("href").removeprefix("https://").removesuffix("/")) == 1


def test_nothing_is_left_that_only_a_screen_can_use(book: Book) -> None:
    for chapter in book.chapters:
        assert list(elements(chapter.article, "nav", "button", "script", "form", "output", "details")) == [], chapter.address
        classes = {name for element in chapter.article.iter() for name in element.get("class", "").split()}
        assert classes & {"share", "offline", "qr", "toc", "breadcrumb", "pagination", "heading-link", "feed"} == set(), chapter.address


def test_the_epub_says_what_it_is_in_its_first_bytes(zipped: zipfile.ZipFile) -> None:
    first = zipped.infolist()[0]
    assert (first.filename, first.compress_type, zipped.read(first)) == ("mimetype", zipfile.ZIP_STORED, b"application/epub+zip")
    container = etree.fromstring(zipped.read("META-INF/container.xml"))
    assert [element.get("full-path") for element in container.iter() if element.get("full-path")] == ["EPUB/package.opf"]


def test_the_epub_lists_its_files_and_tells_its_facts(zipped: zipfile.ZipFile, book: Book) -> None:
    package = etree.fromstring(zipped.read("EPUB/package.opf"))
    listed = {f"EPUB/{item.get('href')}" for item in package.iter(f"{OPF}item")}
    assert listed == set(zipped.namelist()) - {"mimetype", "META-INF/container.xml", "EPUB/package.opf"}
    assert len(list(package.iter(f"{OPF}itemref"))) == len(book.chapters) + 2  # the cover and the contents
    assert [item.get("href") for item in package.iter(f"{OPF}item") if item.get("properties") == "nav"] == ["nav.xhtml"]
    facts = {name: package.find(f".//{DC}{name}").text for name in ("identifier", "title", "language", "rights")}
    assert facts["title"] == book.title
    assert facts["language"] == book.language
    assert facts["identifier"].startswith("urn:uuid:")
    assert "CC BY 4.0" in facts["rights"]
    modified = [meta.text for meta in package.iter(f"{OPF}meta") if meta.get("property") == "dcterms:modified"]
    assert modified == ["2026-11-23T00:00:00Z"]


def test_every_file_of_the_epub_is_xml_and_every_link_in_it_lands(zipped: zipfile.ZipFile) -> None:
    pages = {name: etree.fromstring(zipped.read(name)) for name in zipped.namelist() if name.endswith(".xhtml")}
    ids = {name: {element.get("id") for element in page.iter()} for name, page in pages.items()}
    missed = []
    for name, page in pages.items():
        for element in page.iter():
            href = element.get("href", "")
            if href and not re.match(r"[a-z]+:", href):
                file, _, id_ = href.partition("#")
                target = normpath(join("EPUB", file)) if file else name
                if target not in zipped.namelist() or (id_ and id_ not in ids[target]):
                    missed.append((name, href))
    assert missed == []


def test_the_epub_asks_for_nothing_from_outside(zipped: zipfile.ZipFile) -> None:
    for name in zipped.namelist():
        content = zipped.read(name).decode()
        if name.endswith(".xhtml"):
            page = etree.fromstring(content)
            assert not [element for element in page.iter() if element.get("src")], name
            assert [link.get("href") for link in page.iter(f"{XHTML}link")] == ["book.css"], name
            assert not list(page.iter(f"{XHTML}script")), name
        if name.endswith(".css"):
            assert not re.search(r"url\(|@import", content), name


def test_the_pdf_is_made_without_a_complaint(paper: PdfReader) -> None:
    """A link to something that is not shown, a rule the library does not know: it logs, and goes on."""
    assert paper.complaints == []


def test_the_pdf_is_tagged_and_tells_what_it_is(paper: PdfReader, few: Book) -> None:
    catalog = paper.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"] is True or catalog["/MarkInfo"]["/Marked"].value
    assert catalog["/Lang"] == few.language
    assert paper.metadata.title == few.title
    assert "/StructTreeRoot" in catalog
    assert b"pdfuaid" in catalog["/Metadata"].get_data()


def test_the_pdf_has_the_parts_and_chapters_as_bookmarks(paper: PdfReader, few: Book) -> None:
    def titles(outline: list) -> list[str]:
        return [title for item in outline for title in (titles(item) if isinstance(item, list) else [item["/Title"]])]

    found = titles(paper.outline)
    for wanted in [*(chapter.title for chapter in few.chapters), few.t["book_contents"], *few.parts]:
        assert wanted in found


def test_the_emergency_page_is_whole_on_the_sheet_after_the_cover(paper: PdfReader, few: Book) -> None:
    """The card to cut out, the sources and what is folded on the site stand behind it."""
    sheet = "".join(words(paper.pages[1]).split())
    behind = pdf.NOT_ON_SHEET
    sections = [one for one in few.emergency[0].article.findall("section") if one.get("class") not in behind and one.find(f"div[@class='{FOLD}']") is None]
    texts = [element for section in sections for element in elements(section, "p", "h3", "li") if next(elements(element, "a"), None) is None]
    assert len(texts) > 20
    assert [text(element) for element in texts if "".join(text(element).split()) not in sheet] == []
    assert any(few.t["book_contents"] in words(page) for page in paper.pages[2:5])


def test_the_emergency_page_is_one_sheet_of_a4_too(few: Book, tmp_path: Path) -> None:
    alone = Book(few.title, few.about, few.language, few.address, MADE, few.emergency)
    pdf.write(alone, tmp_path / "a4.pdf", "a4")  # raises where it is not
    width, height = PdfReader(tmp_path / "a4.pdf").pages[1].mediabox[2:]
    assert (round(width), round(height)) == (595, 842)


def test_the_card_stands_side_by_side_behind_the_sheet(paper: PdfReader, few: Book) -> None:
    """It is cut on the line and folded in the middle: what to say on the left, what to do on the right, at one height."""
    card = few.emergency[0].article.find(".//section[@class='content--card']")
    wanted = [" ".join(text(card.find(tag)).split()[:2]) for tag in ("p", "ol/li")]
    places = {}

    def note(words: str, _: object, matrix: list, *__: object) -> None:
        for words_ in wanted:
            if words.strip().startswith(words_):
                places[words_] = matrix[4:6]

    behind = next(page for page in paper.pages[2:5] if wanted[0] in words(page))
    behind.extract_text(visitor_text=note)
    (left, top), (right, beside) = (places[words_] for words_ in wanted)
    assert left < right
    assert abs(top - beside) < 10


def test_paper_tells_on_which_page_a_link_leads(paper: PdfReader, few: Book) -> None:
    """The cover names the emergency sheet; the contents name the page on which each chapter's title stands."""
    assert few.t["book_to_page"].format(page=2) in words(paper.pages[0])
    listing = next(words(page) for page in paper.pages[2:] if few.t["book_how_to_read"] in words(page))
    for chapter in few.chapters:
        page = int(re.search(rf"{re.escape(chapter.title)}[ .]*(\d+)", listing)[1])
        assert chapter.title in words(paper.pages[page - 1]), chapter.title


def test_every_sheet_has_its_number_and_the_day_of_making(paper: PdfReader, few: Book) -> None:
    for number, sheet in enumerate(paper.pages, 1):
        assert few.t["book_page_of"].format(page=number, pages=len(paper.pages)) in words(sheet)
        assert few.t["book_made"].format(few.day) in words(sheet)


def test_a_drawing_has_words_for_those_who_cannot_see_it(paper: PdfReader) -> None:
    figures = [item for item in (reference.get_object() for reference in _structure(paper)) if item.get("/S") == "/Figure"]
    assert figures
    assert [figure for figure in figures if not figure.get("/Alt")] == []


def _structure(paper: PdfReader) -> list:
    """Return every element of the structure tree."""
    hint, found = [paper.trailer["/Root"]["/StructTreeRoot"]], []
    while hint:
        item = hint.pop().get_object()
        kids = item.get("/K", []) if isinstance(item, dict) else []
        kids = [kid for kid in (kids if isinstance(kids, list) else [kids]) if isinstance(kid.get_object(), dict)]
        found += kids
        hint += kids
    return found


def test_making_the_pdf_fetches_nothing(few: Book, tmp_path: Path) -> None:
    """A picture from outside ends the making: it would be missing in a place without a network."""
    from weasyprint.urls import FatalURLFetchingError

    article = etree.fromstring('<article id="planted"><h1>Planted</h1><img alt="" src="https://outside.example/x.png"/></article>')
    chapter = front.Chapter("planted", "/planted/", "Part", "Planted", article)
    planted = Book(few.title, few.about, few.language, few.address, MADE, [chapter])
    with pytest.raises(FatalURLFetchingError):
        pdf.write(planted, tmp_path / "planted.pdf")


def test_a_machine_without_the_text_library_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    class Lacking:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Lacking(), *sys.meta_path])
    assert "apt-get install libpango-1.0-0" in pdf.missing()
