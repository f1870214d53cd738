"""The emergency page in one request: its style inside it; and as plain text at /od.txt."""

from __future__ import annotations

from pathlib import Path

from overrides.hooks.content.notation import page_text
from overrides.hooks.content.site import ROOT
from overrides.hooks.postprocess.folder import language
from overrides.hooks.postprocess.pruning import prune
from overrides.hooks.postprocess.stylesheet import FILE

PAGE = "overdose/index.html"
# What the worker of the offline copy adds to a saved page.
MADE_LATER = '<p class="saved">'


def finish(site: Path) -> None:
    """Write the style into the emergency page, and its text beside it."""
    page = site / PAGE
    if not page.is_file():
        return
    html = page.read_text(encoding="utf-8")
    style = prune((site / FILE).read_text(encoding="utf-8"), html + MADE_LATER)
    link = f'<link rel="stylesheet" href="../{FILE}">'
    page.write_text(html.replace(link, f"<style>{style}</style>"), encoding="utf-8")
    source = (ROOT / f"docs/{language(site)}/overdose.md").read_text(encoding="utf-8")
    (site / "od.txt").write_text(page_text(source), encoding="utf-8")
