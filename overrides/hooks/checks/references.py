"""Whatever leads somewhere arrives: links, images, drawings, navigation, redirects, and every address ever given."""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from overrides.hooks.checks.files import RASTER
from overrides.hooks.content.anchors import find_blocks, page_ids
from overrides.hooks.content.asset_files import DRAWINGS
from overrides.hooks.content.diagnostics import Issue, did_you_mean
from overrides.hooks.content.messages import word_pattern
from overrides.hooks.content.notation import CODE, IMAGE, LINK
from overrides.hooks.content.site import ORIGINAL, Page, Site, load
from overrides.hooks.content.yaml_files import parts

ADDRESSES = "docs/data/addresses.yml"
FOOTNOTE = re.compile(r"\[\^([^\]]+)\](?!:)")
OPENED = re.compile(r"\[[^\[\]]*$")
CLOSING = re.compile(r"[^\[\]]*\]\([^)]*\)")
HEAVIEST = 40_000  # bytes of one picture: several seconds on a slow line, and a page weighs a quarter of it


def links(site: Site) -> Iterator[Issue]:
    """Yield the links and footnotes that lead nowhere, astray or out without https."""
    url = site.setting("site_url") or ""
    url = str(url[-1] if isinstance(url, list) else url)
    host = re.sub(r"^https?://", "", url).strip("/").split("/")[0]
    reached = (site.original.by_source if site.original else {}) | site.by_source  # a translation links what it lacks in the original
    urgent = [page.source for page in (site.original or site).pages if page.type == "emergency"]
    do_this = word_pattern(site.language, "check_do_this", site.root)
    for page in site.pages:
        notes = set(re.findall(r"^\[\^([^\]]+)\]:", page.text, flags=re.M))
        for number, line in _whole(page.prose):
            line = CODE.sub("", line)
            for words, target in LINK.findall(line):
                if found := _target(words, target, page, site, reached, host):
                    yield Issue(page.file, number, *found)
                elif do_this.search(words) and urgent and _source(page, target) not in urgent:
                    hint = "Link it to the emergency page: a reader in a hurry trusts these words."
                    yield Issue(page.file, number, f"The link '{words}' does not lead to {' or '.join(urgent)}.", hint)
            for note in FOOTNOTE.findall(line):
                if note not in notes:
                    yield Issue(page.file, number, f"The footnote '{note}' is not defined.", f"Add a line '[^{note}]: ...', or cite a source with [@id].")


def _whole(prose: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield the lines with a bracket; a link whose words run over the end of its line is whole on that line."""
    for (number, line), (_, after) in zip(prose, [*prose[1:], (0, "")], strict=True):
        if "[" in line:
            rest = CLOSING.match(after) if OPENED.search(line) else None
            yield number, f"{line} {rest[0]}" if rest else line


def _source(page: Page, target: str) -> str:
    """Return the path below docs/<language> of the page that a link of a page leads to."""
    file = target.partition("#")[0]
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.source), file)) if file else page.source


def _target(words: str, target: str, page: Page, site: Site, reached: dict[str, Page], host: str) -> tuple[str, str] | None:
    if not target:
        return f"The link '{words}' leads nowhere.", "Put an address between the parentheses."
    if not words.strip():
        return f"The link to {target} has no words.", "Write where it goes between the brackets."
    if target.startswith(("tel:", "sms:", "mailto:")):
        return None
    if target.startswith("http:"):
        return f"The link {target} is not https.", "Use https, or the address of the publisher that has it."
    if host and re.match(rf"https://{re.escape(host)}(?:/|$)", target):
        return f"The link {target} names this site's own host.", "Link the file, such as ../overdose.md."
    if target.startswith("https:"):
        return None
    if re.match(r"[a-z][a-z0-9+.-]*:", target, flags=re.I):
        return f"The link {target} has an unknown scheme.", "Use a file of the site, https:, tel:, sms: or mailto:."
    if target.startswith("/"):
        return f"The link {target} begins at the root.", "Link the file from this page, such as ../overdose.md."
    source, anchor = _source(page, target), target.partition("#")[2]
    folder = posixpath.dirname(page.source)
    found = page if source == page.source else reached.get(source)
    if not found:
        paths = [posixpath.relpath(known, folder or ".") for known in reached]
        return f"The link {target} is broken: there is no docs/{ORIGINAL}/{source}.", f"{did_you_mean(target.partition('#')[0], paths)}Correct the path."
    if anchor and anchor not in page_ids(site, found):
        known = ", ".join(heading.id for heading in found.sections)
        return f"The link {target} misses: {found.file} has no heading '{anchor}'.", f"It has: {known}; and the ids of its folded blocks and lists."
    return None


def pictures(site: Site) -> Iterator[Issue]:
    """Yield images that are not there, foreign, too heavy or without a text; and drawings that are not there or without one."""
    folder = site.root / "docs" / site.language
    names = {path.stem for path in (site.root / DRAWINGS).glob("*.svg")} | set(site.value("charts"))
    shown = set()
    for page in site.pages:
        for number, line in page.prose:
            for text, target in IMAGE.findall(line):
                path = folder / posixpath.dirname(page.source) / target
                shown.add(path.resolve())
                if not text.strip():
                    yield Issue(page.file, number, f"The image {target} has no text.", "Say between the brackets what the picture shows.")
                if re.match(r"[a-z]+:|//", target):
                    hint = "Put the file beside the page: the policy lets pages show only pictures of this site."
                    yield Issue(page.file, number, f"The image {target} is on another host.", hint)
                elif not path.is_file():
                    yield Issue(page.file, number, f"There is no image {target}.", "Correct the path.")
        yield from _drawings(page, names)
    for path in sorted(folder.rglob("*")):
        if path.suffix not in RASTER:
            continue
        file, size = path.relative_to(site.root).as_posix(), path.stat().st_size
        if size > HEAVIEST:
            hint = f"Make it smaller: {HEAVIEST:,} bytes are the most. 800 pixels are wide enough; save it as WebP, or draw it as SVG."
            yield Issue(file, 1, f"This picture has {size:,} bytes.", hint)
        if path.resolve() not in shown:
            yield Issue(file, 1, "No page shows this picture.", f"Show it with ![what it shows]({path.name}), or delete it.", "warning")


def _drawings(page: Page, names: set[str]) -> Iterator[Issue]:
    for line, name in find_blocks(page, "picture"):
        if name and name not in names:
            hint = f"Use one of: {', '.join(sorted(names))}; or draw {DRAWINGS}/{name}.svg."
            yield Issue(page.file, line, f"There is no picture '{name}'.", hint)
        after = next((text.strip() for number, text in page.prose if number > line and text.strip()), "///")
        if name and after == "///":
            yield Issue(page.file, line, f"The picture '{name}' has no text.", "Write between its two lines what it says: many readers will not see it.")


def navigation(site: Site) -> Iterator[Issue]:
    """Yield pages that are not in the navigation, and its entries that are no page or stand twice."""
    file, listed, folders = site.config.file, set(), {}
    for path, source in parts(site.setting("nav"), ("nav",)):
        if not isinstance(source, str):
            continue
        line = site.config.line(*path)
        folder = source.removesuffix(".md").partition("/")[0]
        if len(path) > 2 and (first := folders.setdefault(path[:-1], folder)) != folder:  # inside of a named part
            message = f"The navigation has '{source}' among the pages of '{first}'."
            yield Issue(file, line, message, "Put the entry where its folder is; or move the page: make move FROM=... TO=...")
        if source not in site.by_source:
            hint = f"{did_you_mean(source, site.by_source)}Correct the path, write the page, or delete the entry."
            yield Issue(file, line, f"The navigation names '{source}', which is no page.", hint)
        if source in listed:
            yield Issue(file, line, f"The navigation names '{source}' twice.", "Keep one.")
        listed.add(source)
    for page in site.pages:
        if page.source not in listed:
            yield Issue(page.file, 1, "This page is not in the navigation.", f"Add '{page.source}' to nav in {file}, where a reader would look for it.")


def redirects(site: Site) -> Iterator[Issue]:
    """Yield redirects that do not lead from an address that was to a page that is, in one step."""
    maps, path = redirect_maps(site)
    if maps and not isinstance(maps, dict):
        yield Issue(site.config.file, site.config.line(*path), "'redirect_maps' holds no redirects.", "Write each as `old.md: new.md`, indented below it.")
        return
    for old, new in (maps or {}).items():
        for found in _redirect(str(old), str(new), maps, site.by_source):
            yield Issue(site.config.file, site.config.line(*path, old), *found)


def _redirect(old: str, new: str, maps: dict, pages: dict[str, Page]) -> Iterator[tuple[str, str]]:
    target, _, anchor = new.partition("#")
    if not old.endswith(".md"):
        yield f"The redirect '{old}' is no file.", "Write it as the page that was, such as od.md."
    if old in pages:
        yield f"The redirect '{old}' is also a page.", "Delete the redirect, or rename the page: it can never be both."
    if target in maps:
        yield f"The redirect '{old}' leads to another redirect.", f"Lead it straight to {maps[target]}."
    elif target not in pages and not target.startswith("https://"):
        yield f"The redirect '{old}' leads to '{target}', which is no page.", "Correct the path below the folder of its language."
    elif target in pages and anchor and anchor not in {heading.id for heading in pages[target].headings}:
        yield f"The redirect '{old}' misses: {pages[target].file} has no heading '{anchor}'.", "Correct the id."


def redirect_maps(site: Site) -> tuple[object, tuple]:
    """Return what the settings hold under `redirect_maps`, and its path in them; None where they hold none."""
    for number, plugin in enumerate(site.setting("plugins") or []):
        if isinstance(plugin, dict) and "redirects" in plugin:
            return (plugin["redirects"] or {}).get("redirect_maps"), ("plugins", number, "redirects", "redirect_maps")
    return None, ()


def redirect_targets(site: Site) -> dict[str, tuple[str, int]]:
    """Return each redirected address of a language with what it leads to, as written, and its line in the settings."""
    maps, path = redirect_maps(site)
    maps = maps if isinstance(maps, dict) else {}
    return {Page.address_of(str(old)): (str(new), site.config.line(*path, old)) for old, new in maps.items()}


def addresses(site: Site) -> Iterator[Issue]:
    """Yield addresses and section ids, in every language, that the committed list lacks, or that it holds and are no more."""
    listed, record = site.value("addresses"), site.data["addresses"]
    hint = "Run `make addresses`, and be sure of the name: it is for ever."
    pages: dict[str, Page] = {}
    redirected = set()
    for prefix, one in languages(site):
        for page in one.pages:
            if other := pages.get(prefix + page.address):
                message = f"There are two pages at {prefix}{page.address}: this and {other.file}."
                yield Issue(page.file, 1, message, "Keep one of them: name.md or name/index.md, not both.")
            pages[prefix + page.address] = page
        for address, (_, line) in redirect_targets(one).items():
            redirected.add(prefix + address)
            if prefix + address not in listed:
                yield Issue(one.config.file, line, f"The redirect {prefix}{address} is not in {ADDRESSES}.", hint)
    for address, page in pages.items():
        if address not in listed:
            yield Issue(page.file, 1, f"The address {address} is not in {ADDRESSES}.", hint)
            continue
        for heading in page.headings:
            if heading.explicit and heading.id not in (listed[address] or []):
                yield Issue(page.file, heading.line, f"The section id {address}#{heading.id} is not in {ADDRESSES}.", hint)
    for address, ids in listed.items():
        if page := pages.get(address):
            known = {id_ for heading in page.headings for id_ in (heading.id, heading.alias)}
            for number, id_ in enumerate(ids or []):
                if id_ not in known:
                    todo = f"Give a heading of {page.file} the id {{ #{id_} }} again, or write {{ #new .was-{id_} }}: shared links lead there."
                    yield Issue(ADDRESSES, record.line(address, number), f"The section {address}#{id_} no longer resolves.", todo)
        elif address not in redirected:
            todo = "Bring the page back, or redirect the address under `redirects` in the settings of its language."
            yield Issue(ADDRESSES, record.line(address), f"The address {address} no longer resolves.", todo)


def languages(site: Site) -> list[tuple[str, Site]]:
    """Return the site and its translations, each with what its addresses begin with."""
    return [("" if code == ORIGINAL else f"/{code}", one) for code, one in site.editions.items()]


def add_addresses(root: Path) -> dict[str, list[str]]:
    """Add every address and section id of the pages to the committed list, sorted; return the list. Nothing is ever taken away."""
    site, file = load(root), root / ADDRESSES
    listed = {address: list(ids or []) for address, ids in site.value("addresses").items()}
    for prefix, one in languages(site):
        for page in one.pages:
            ids = listed.setdefault(prefix + page.address, [])
            ids += [heading.id for heading in page.headings if heading.explicit and heading.id not in ids]
        for address in redirect_targets(one):
            listed.setdefault(prefix + address, [])
    comments = "".join(line for line in file.read_text(encoding="utf-8").splitlines(True) if line.startswith("#"))
    file.write_text(comments + yaml.safe_dump(listed, default_flow_style=None, sort_keys=True, width=110), encoding="utf-8")
    return listed


EACH_LANGUAGE = (links, pictures, navigation, redirects)
ORIGINAL_ONLY = (addresses,)
