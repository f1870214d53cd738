"""Every redirect leads from an address that was to a page that is, in one step."""

from __future__ import annotations

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import Site


def check(site: Site) -> list[Issue]:
    """Return the faults under `redirects`."""
    pages = {page.source: page for page in site.pages}
    issues = []
    for number, plugin in enumerate((site.config.value or {}).get("plugins") or []):
        maps = (plugin.get("redirects") or {}).get("redirect_maps") if isinstance(plugin, dict) else None
        path = ("plugins", number, "redirects", "redirect_maps")
        if maps and not isinstance(maps, dict):
            hint = "Write each as `old.md: new.md`, indented below it."
            issues.append(Issue(site.config.file, site.config.line(*path), "'redirect_maps' holds no redirects.", hint))
            continue
        for old, new in (maps or {}).items():
            line = site.config.line(*path, old)
            told = _redirect(str(old), str(new), maps, pages)
            issues += [Issue(site.config.file, line, message, hint) for message, hint in told]
    return issues


def _redirect(old: str, new: str, maps: dict, pages: dict) -> list[tuple[str, str]]:
    told = []
    target, _, anchor = new.partition("#")
    if not old.endswith(".md"):
        told.append((f"The redirect '{old}' is no file.", "Write it as the page that was, such as od.md."))
    if old in pages:
        hint = "Delete the redirect, or rename the page: it can never be both."
        told.append((f"The redirect '{old}' is also a page.", hint))
    if target in maps:
        told.append((f"The redirect '{old}' leads to another redirect.", f"Lead it straight to {maps[target]}."))
    elif target.startswith("https://"):
        pass
    elif target not in pages:
        told.append((f"The redirect '{old}' leads to '{target}', which is no page.", "Correct the path below docs/en."))
    elif anchor and anchor not in {heading.id for heading in pages[target].headings}:
        told.append((f"The redirect '{old}' misses: {pages[target].file} has no heading '{anchor}'.", "Correct the id."))
    return told
