"""The whole site as one book, for places without a network: a finished site folder in, PDFs and an EPUB for each language out.

No engine is imported here, and the PDF's library only where a PDF is made: the other verbs don't pay for it.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from overrides.hooks.content.dates import today
from overrides.hooks.content.notation import slug
from overrides.hooks.content.site import ORIGINAL, ROOT, load

FOLDER = "build/book"
FILES = f"{FOLDER}/files.json"  # what was made: `/// list | downloads` reads it at the next build, and the site carries the files
ALL = ("letter", "a4", "epub")
PRINTED = "build/sheets"  # the single sheets that a browser printed, with a files.json of their own: `/// list | sheets` shows them
PAPERS = {"letter": "Letter", "a4": "A4"}  # of sheets, as files name them and as a browser does


def build(site: Path, forms: Iterable[str] = ALL, folder: Path = ROOT / FOLDER) -> list[dict]:
    """Bind the book of a finished site in every language and in some forms (letter, a4, epub) into a folder, with files.json beside.

    Returns the entries of files.json: name, form, language, made (the day), bytes, and count: of sheets, or of an EPUB's chapters.
    Raises ValueError where the emergency page does not fit on one sheet, FileNotFoundError where a page was not built.
    """
    from overrides.hooks.book import epub, front, pdf

    entries, content = [], load()
    stem = slug(content.config.value["site_name"])
    for language, edition in content.editions.items():
        book = front.bind(site if language == ORIGINAL else site / language, edition, today())
        for form in forms:
            path = folder / (f"{stem}-{language}.epub" if form == "epub" else f"{stem}-{language}-{form}.pdf")
            count = epub.write(book, path) if form == "epub" else pdf.write(book, path, form)
            entries.append({"name": path.name, "form": form, "language": language, "made": str(book.made), "bytes": path.stat().st_size, "count": count})
    (folder / Path(FILES).name).write_text(json.dumps(entries, indent=1) + "\n", encoding="utf-8")
    return entries
