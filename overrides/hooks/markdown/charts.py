"""Charts drawn from their numbers, as inline SVG in the page's own colors, and the same numbers as a table.

A chart (docs/data/charts.yml) holds title, says, unit and bars, all in the same unit: each with label, value and, where the study
gives one, low and high, the ends of its likely range. `form: dots` draws each bar as that many dots, for counts that are people. `form: years` sets
each label before its bar, for a series of years with short labels.
"""

from html import escape
from textwrap import wrap

from overrides.hooks.content.messages import messages
from overrides.hooks.content.site import ORIGINAL

WIDTH, LEFT = 340, 8  # user units, as all measures here; on a phone of 320 pixels one is about one pixel
ROW, BAR, TOP = 42, 16, 8  # height of a row, of its bar, and the space above the first
YEAR = 24  # height of a row with its label before the bar
LETTER = 9.5  # the widest a letter or digit of a bold label gets
LINE, LINE_LETTERS = 18, 38  # height of a line of the axis's name, and how many letters fit on it
DOT, PER_ROW = 14, 10  # from the middle of a dot to that of the next; ten in a row can be counted
SVG = (
    '<svg class="big chart" viewBox="0 0 {width} {height}" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" '
    'stroke-width="1.5" stroke-linecap="round">{body}</svg>'
)


def chart_svg(chart: dict) -> str:
    """Return a chart as SVG: horizontal bars from zero, or dots. Its unit is named below it."""
    body, height = FORMS[chart.get("form", "bars")](chart)
    for line in wrap(chart["unit"], LINE_LETTERS):
        height += LINE
        body += _text(LEFT, height - 4, line)
    return SVG.format(width=WIDTH, height=height, body=body)


def shown(bar: dict) -> str:
    """Return a bar's value as it is printed."""
    return bar.get("shown", f"{bar['value']:g}")


def chart_table(name: str, chart: dict, language: str = ORIGINAL) -> str:
    """Return the numbers of a chart as a folded table, for who does not see it."""
    t = messages(language)
    ranged = any("low" in bar for bar in chart["bars"])
    heads = f'<td></td><th scope="col">{escape(chart["unit"])}</th>' + (f'<th scope="col">{t["likely_range"]}</th>' if ranged else "")
    rows = "".join(
        f'<tr><th scope="row">{escape(bar["label"])}</th><td>{escape(shown(bar))}</td>'
        + (f"<td>{bar.get('low', '')}-{bar.get('high', '')}</td>" if ranged else "")
        + "</tr>"
        for bar in chart["bars"]
    )
    return (
        f'<details class="chart-data"><summary>{t["chart_as_table"]}</summary><section id="{name}-numbers"><table>'
        f'<caption class="visually-hidden">{escape(chart["title"])}</caption><tr>{heads}</tr>{rows}</table></section></details>'
    )


def _bars(chart: dict) -> tuple[str, float]:
    """Return the bars and their height. The longest leaves room for its label at its end."""
    most = max(bar.get("high", bar["value"]) for bar in chart["bars"])
    label = max(len(shown(bar)) for bar in chart["bars"]) * LETTER + 8
    scale = (WIDTH - LEFT - label) / most
    height = TOP + ROW * len(chart["bars"]) + 4
    body = "".join(_bar(bar, TOP + number * ROW, scale) for number, bar in enumerate(chart["bars"]))
    return f'{body}<path class="axis" d="M{LEFT} {TOP}v{height - TOP}"/>', height


def _bar(bar: dict, top: int, scale: float) -> str:
    length = round(bar["value"] * scale, 1)
    middle, end = top + 20 + BAR / 2, LEFT + length
    out = _text(LEFT + 4, top + 14, bar["label"])
    out += f'<rect x="{LEFT}" y="{top + 20}" width="{length}" height="{BAR}" fill="currentColor" fill-opacity=".25"/>'
    if "low" in bar:
        low, high = (round(LEFT + bar[side] * scale, 1) for side in ("low", "high"))
        out += f'<path class="ci" stroke-width="3" d="M{low} {middle}H{high}"/>'
        end = max(end, high)
    return out + _text(round(end + 5, 1), middle + 5, shown(bar), bold=True)


def _years(chart: dict) -> tuple[str, float]:
    """Return low bars with their labels before them, and their height."""
    before, after = (max(len(text(bar)) for bar in chart["bars"]) * LETTER + 8 for text in (lambda bar: bar["label"], shown))
    scale = (WIDTH - LEFT - before - after) / max(bar["value"] for bar in chart["bars"])
    body, start = "", LEFT + before
    for number, bar in enumerate(chart["bars"]):
        top, length = TOP + number * YEAR, round(bar["value"] * scale, 1)
        body += _text(LEFT, top + 13, bar["label"]) + _text(round(start + length + 5, 1), top + 13, shown(bar), bold=True)
        body += f'<rect x="{start}" y="{top}" width="{length}" height="{BAR}" fill="currentColor" fill-opacity=".25"/>'
    height = TOP + YEAR * len(chart["bars"])
    return f'{body}<path class="axis" d="M{start} 2v{height - 4}"/>', height


def _dots(chart: dict) -> tuple[str, float]:
    """Return each bar as rows of ten dots, one for each whole unit, and their height."""
    body, top = "", TOP
    for bar in chart["bars"]:
        body += _text(LEFT, top + 14, bar["label"]) + _text(LEFT + PER_ROW * DOT + 14, top + 32, shown(bar), bold=True)
        count, y = round(bar["value"]), top + 28
        for start in range(0, count, PER_ROW):
            in_row = min(PER_ROW, count - start)
            body += f'<path class="dots" stroke-width="10" stroke-dasharray="0 {DOT}" d="M{LEFT + 5} {y}h{(in_row - 1) * DOT + 0.5}"/>'
            y += DOT
        top = y + 6
    return body, top


def _text(x: float, y: float, words: str, *, bold: bool = False) -> str:
    weight = ' class="h" font-weight="700"' if bold else ""
    return f'<text x="{x}" y="{y}" font-size="13" fill="currentColor" stroke="none"{weight}>{escape(words, quote=False)}</text>'


FORMS = {"bars": _bars, "dots": _dots, "years": _years}
