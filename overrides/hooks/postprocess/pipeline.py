"""Postprocessing: every page is parsed once, goes through the transforms below from top to bottom, and is written once."""

from pathlib import Path

from overrides.hooks.postprocess import downloads, files, images, offline, open_data, page, plain_copies, search
from overrides.hooks.postprocess.built_site import BuiltPage, open_site
from overrides.hooks.postprocess.styles import Stylesheet, join_stylesheets

# What is done to a page that readers read, in the order in which the steps need each other.
TRANSFORMS = (
    page.root_addresses,
    page.number_principle,
    page.fill_helplines,
    page.spell_numbers,
    page.mark_overdue,
    page.place_dates,
    page.place_contents,
    page.point_to_original,
    page.link_languages,
    page.write_dates_in_words,
    page.add_citation,
    page.add_qr_code,
    page.add_structured_data,
    page.announce_feed,
)  # fmt: skip
PUBLISHED_ONLY = (page.add_citation, page.add_qr_code, page.add_structured_data, page.announce_feed)

# What is written beside the pages: for each language, and once for the whole site.
OUTPUTS = (
    files.minify_scripts, images.write_cards, images.write_codes, images.write_icons, files.write_manifest, files.write_sitemap, files.write_plain_text,
    downloads.write_books, downloads.write_sheets, downloads.write_sources, plain_copies.write,
)  # fmt: skip
ONCE = (files.write_robots, files.write_feed, open_data.write, downloads.write_tables, plain_copies.write_list)


def postprocess(folder: Path, draft: bool = False, since: float = 0) -> None:
    """Finish a built folder of one language. Raises MissingPlaceError where a page lacks an element that a transform works on.

    A `draft` lacks what only the published site needs, and links one stylesheet instead of having it in each page. Only pages
    written after `since`, in seconds since 1970, are finished.
    """
    site = open_site(folder, draft)
    pages = [BuiltPage(site, path) for path in site.paths() if path.stat().st_mtime >= since]
    style = Stylesheet(join_stylesheets(site.content.root))
    for one in pages:
        transform(one, style)
        one.write()
    if draft:
        style.write(folder)
        return
    for output in (*OUTPUTS, *(ONCE if site.is_original else ())):
        output(site, pages)
    search.write(site, pages)
    offline.write(site, pages)


def transform(one: BuiltPage, style: Stylesheet) -> None:
    """Apply to a page what it needs: a redirect is written anew, any other page goes through all transforms."""
    if page.is_redirect(one):
        page.write_redirect(one)
    else:
        for step in TRANSFORMS:
            if not (one.site.draft and step in PUBLISHED_ONLY):
                step(one)
        if not one.site.draft:
            style.write_into(one)
    page.minify(one)
    page.add_policy(one)

