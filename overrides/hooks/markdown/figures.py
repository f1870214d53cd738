"""Drawings and charts as inline SVG: no request, prints, takes the page's colors.

A figure is an own drawing (overrides/assets/drawings/<name>.svg) or a chart drawn from its numbers (docs/data/charts.yml).
"""

import xml.etree.ElementTree as etree
from dataclasses import dataclass
from functools import lru_cache

from overrides.hooks.content.asset_files import DRAWINGS
from overrides.hooks.content.site import ORIGINAL, ROOT, load_once
from overrides.hooks.markdown.charts import chart_svg, chart_table

_NAMESPACE = "{http://www.w3.org/2000/svg}"
# What describes a drawing that stands alone. With a caption or a text beside it, screen readers would read it twice.
_DESCRIBED = ("role", "aria-labelledby", "aria-describedby", "data-caption")


@dataclass(frozen=True)
class Figure:
    """A drawing or a chart as HTML: its caption (empty where the page shows none), its SVG, a chart's numbers as a folded table."""

    caption: str
    svg: str
    table: str


def figure(name: str, language: str = ORIGINAL) -> Figure | None:
    """Return a figure by its name, in the words of a language as far as they are known; None where there is none.

    Its SVG is hidden from screen readers: its text always stands beside it.
    """
    site = load_once(language)
    known = site.value("drawings").get(language, {})  # the words of drawings and charts in that language
    drawing = ROOT / DRAWINGS / f"{name}.svg"
    if not drawing.is_file():
        chart = site.value("charts").get(name)
        chart = _translated(chart, known) if chart else None
        return Figure(chart["title"], chart_svg(chart), chart_table(name, chart, language)) if chart else None
    root = etree.fromstring(_source(drawing.read_text(encoding="utf-8")))
    title = root.findtext("title", "").strip()
    caption = "" if root.get("data-caption") == "no" else known.get(title, title)
    for attribute in _DESCRIBED:
        root.attrib.pop(attribute, None)
    for part in [*root.findall("title"), *root.findall("desc")]:
        root.remove(part)
    root.set("aria-hidden", "true")
    for element in root.iter():
        if words := (element.text or "").strip():
            element.text = known.get(words, words)
    return Figure(caption, etree.tostring(root, encoding="unicode"), "")


def _translated(value: object, known: dict[str, str]) -> object:
    """Return a chart with the texts that are known in a language in their place."""
    if isinstance(value, dict):
        return {key: _translated(entry, known) for key, entry in value.items()}
    if isinstance(value, list):
        return [_translated(entry, known) for entry in value]
    return known.get(value, value) if isinstance(value, str) else value


@lru_cache(maxsize=128)
def _source(text: str) -> str:
    """Return a drawing without the white space between its elements and without namespaces, as HTML has it."""
    root = etree.fromstring(text)
    for element in root.iter():
        element.tag = element.tag.removeprefix(_NAMESPACE)
        element.text = (element.text or "").strip() or None
        element.tail = None
    return etree.tostring(root, encoding="unicode")
