"""Tags are for what readers type and the page does not say: slang, kin, brand names, slips."""

from __future__ import annotations

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import Page, Site
from overrides.hooks.content.words import split


def check(site: Site) -> list[Issue]:
    """Return a warning for each page whose tags hold no word that its text does not."""
    hint = "Add what a reader would type who does not know its words: slang, a brand, kin, a whole question, a slip."
    message = "The tags of this page hold no word that the page does not have."
    return [Issue(page.file, page.front_matter.line("tags"), message, hint, "warning") for page in site.pages if page.tags and not _own(page)]


def _own(page: Page) -> set[str]:
    """Return the words that a page has in its tags alone."""
    text = " ".join([page.title, str(page.meta.get("description", "")), *(line for _, line in page.body)])
    return {word for tag in page.tags for word in split(tag)} - set(split(text))
