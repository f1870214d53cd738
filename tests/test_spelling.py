"""No page has a word that neither an English dictionary nor our own list knows."""

from overrides.hooks.content.diagnostics import format_report
from overrides.hooks.content.site import Site
from overrides.hooks.editing import spelling


def test_every_word_is_known(site: Site) -> None:
    assert format_report(spelling.check(site)) == "No issues."


def test_our_list_has_no_word_for_nothing(site: Site) -> None:
    listed = (site.root / spelling.FILE).read_text(encoding="utf-8").split()
    text = " ".join(line for page in site.pages for _, line in page.prose)
    assert listed == sorted(set(listed))
    assert [word for word in listed if word not in text] == []
