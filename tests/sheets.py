"""Prints the sheets of docs/data/sheets.yml from the finished site/ into build/sheets/: python -m tests.sheets.

It stands beside the tests because it needs their browser and their server. The next build carries the files and shows them where
`/// list | sheets` stands.
"""

import io
import json
import shutil
import sys

from PIL import Image
from playwright.sync_api import Page, sync_playwright
from pypdf import PdfReader

from overrides.hooks.book import PAPERS, PRINTED
from overrides.hooks.content.diagnostics import Issue, format_report
from overrides.hooks.content.site import ORIGINAL, ROOT, Site, load
from tests.browser.find import FLAGS, MISSING, installed
from tests.conftest import SITE_URL
from tests.pages_server import PagesServer

SCALES = (1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65)  # a section is set smaller until it is one side, but no smaller than can be read
LETTER = {"width": 816, "height": 1056}  # a sheet, in CSS pixels
PICTURE = 306  # the width of its picture, in pixels
MARGIN = "html { position: relative; height: 269mm; margin: 5mm 9mm !important; }"  # of the paper, which a picture of the page lacks
FIRST_SIDE = "article > :is(.content--cases, .content--after, .content--sources) { display: none !important; }"  # of the emergency page
SECTION_ALONE = """article > :not(h1, .dates, .share, .content--{0}), .share > :not(.page-url, .qr), .site-footer {{ display: none !important; }}
.content--{0} {{ break-before: auto !important; break-after: auto !important; margin: 0; columns: {1}; }}
.content--{0} h2 {{ column-span: all; }}
.content--{0} table {{ font-size: 8.5pt !important; line-height: 1.15; }}
.content--{0} :is(th, td) {{ padding: .4mm 2mm .4mm 0 !important; }}
@page {{ margin: 9mm; }}
main {{ display: block !important; }}
h1, h2 {{ font-size: 16pt !important; margin: 0 0 1mm !important; }}
.dates, .share {{ margin: 0 0 2mm !important; }}
.share {{ display: flex; align-items: center; justify-content: space-between; }}
.qr {{ width: 16mm !important; height: 16mm !important; order: 1; }}"""


def main() -> int:
    """Print every sheet in every language on every paper; return the exit code."""
    site, made = ROOT / "site", []
    if not (site / "index.html").is_file() or not installed():
        print(MISSING if (site / "index.html").is_file() else "There is no finished site: run make build first.", file=sys.stderr)
        return 1
    files: dict[str, bytes] = {}
    issues: list[Issue] = []
    server = PagesServer(site, SITE_URL)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=installed(), args=[*FLAGS])
            page = browser.new_context(viewport=LETTER, bypass_csp=True).new_page()  # the policy allows no style but the page's own
            for language, edition in load().editions.items():
                root, record = server.url if language == ORIGINAL else f"{server.url}/{language}", edition.data["sheets"]
                for place, sheet in enumerate(record.value):
                    if sheet["page"] in edition.by_source:
                        try:
                            made.append(print_sheet(page, root, edition, sheet, files))
                        except ValueError as error:
                            issues.append(Issue(record.file, record.line(place), str(error), "Shorten the page or section, or take the entry out."))
            browser.close()
    finally:
        server.stop()
    if issues:
        print(format_report(issues), file=sys.stderr)
        return 1
    files["files.json"] = (json.dumps(made, indent=1) + "\n").encode()
    folder = ROOT / PRINTED
    shutil.rmtree(folder, ignore_errors=True)  # what was taken out of the data must not be published again
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    print(f"{len(made)} sheets in {PRINTED}, each on {' and '.join(PAPERS)}. make build puts them into the site.")
    return 0


def print_sheet(page: Page, root: str, site: Site, sheet: dict, files: dict[str, bytes]) -> dict:
    """Print one sheet on every paper and take its picture, into `files` by name; return its entry of files.json.

    Raises ValueError where it does not fit on one side.
    """
    source, section = site.by_source[sheet["page"]], sheet.get("section", "")
    name = "-".join(filter(None, [site.language, sheet["page"].removesuffix(".md").removesuffix("/index").replace("/", "-"), section]))
    page.goto(root + source.address)
    page.emulate_media(media="print")
    if section:
        page.add_style_tag(content=SECTION_ALONE.format(section, sheet.get("columns", 1)))
    page.locator(".qr").evaluate("(code) => { code.loading = 'eager'; return code.decode(); }")
    scales = {}
    for paper, form in PAPERS.items():
        files[f"{name}-{paper}.pdf"], scales[paper] = one_side(page, form, sheet, name)
    page.add_style_tag(content=FIRST_SIDE + MARGIN)
    page.evaluate("(scale) => { document.documentElement.style.zoom = scale; }", scales["letter"])
    shot = Image.open(io.BytesIO(page.screenshot(clip={"x": 0, "y": 0, **LETTER}, full_page=True)))
    size = (PICTURE, round(PICTURE * LETTER["height"] / LETTER["width"]))
    shot.resize(size).convert("L").quantize(16).save(picture := io.BytesIO(), "png", optimize=True)
    files[f"{name}.png"] = picture.getvalue()
    return {"name": name, "language": site.language, "page": sheet["page"], "section": section, "height": size[1]}


def one_side(page: Page, form: str, sheet: dict, name: str) -> tuple[bytes, float]:
    """Return the PDF of a sheet that is on the page, one side of paper, and its scale. Raises ValueError where it is more at the smallest scale."""
    wanted = sheet.get("sides", 1)
    for scale in SCALES if "section" in sheet else SCALES[:1]:
        sides = len(PdfReader(io.BytesIO(page.pdf(format=form, scale=scale))).pages)
        if sides == wanted:
            return page.pdf(format=form, scale=scale, page_ranges="1"), scale
    raise ValueError(f"{name} has {sides} sides on {form}, not {wanted}.")


if __name__ == "__main__":
    sys.exit(main())
