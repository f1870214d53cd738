"""Bar charts drawn from their numbers, as inline SVG in the page's own colors."""

from __future__ import annotations

from html import escape

WIDTH, LEFT, RIGHT = 340, 8, 42  # user units: the drawing's width, and the room beside the bars
ROW, BAR, HEAD = 42, 16, 8  # height of a row, of its bar, and the room above the first


def bars(name: str, chart: dict) -> str:
    """Return a chart of horizontal bars from zero.

    `chart` holds title, says (the long description), unit, and bars: each with label, value and,
    where the study gives one, low and high, the ends of its likely range. All in the same unit.
    """
    most = max(bar.get("high", bar["value"]) for bar in chart["bars"])
    scale = (WIDTH - LEFT - RIGHT) / most
    height = HEAD + ROW * len(chart["bars"]) + 10
    parts = [
        f'<svg class="big chart" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-labelledby="{name}-t" aria-describedby="{name}-d" focusable="false">'
        f'<title id="{name}-t">{escape(chart["title"])}</title><desc id="{name}-d">{escape(chart["says"])}</desc>'
    ]
    for number, bar in enumerate(chart["bars"]):
        parts.append(_row(bar, HEAD + number * ROW, scale))
    parts.append(f'<path class="axis" d="M{LEFT} {HEAD}v{height - HEAD - 6}"/></svg>')
    return "".join(parts)


def _row(bar: dict, top: int, scale: float) -> str:
    length = round(bar["value"] * scale, 1)
    middle = top + 20 + BAR / 2
    end = LEFT + length
    out = f'<text x="{LEFT + 4}" y="{top + 14}">{escape(bar["label"])}</text>'
    out += f'<rect x="{LEFT}" y="{top + 20}" width="{length}" height="{BAR}"/>'
    if "low" in bar:
        low, high = (round(LEFT + bar[side] * scale, 1) for side in ("low", "high"))
        out += f'<path class="ci" d="M{low} {middle}H{high}"/>'
        end = max(end, high)
    shown = bar.get("shown", f"{bar['value']:g}")
    return out + f'<text class="h" x="{round(end + 5, 1)}" y="{middle + 5}">{escape(shown)}</text>'
