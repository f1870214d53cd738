"""The style inside the emergency page keeps what the page uses, and its states, and nothing else."""

from __future__ import annotations

import pytest

from overrides.hooks.postprocess.pruning import prune

HTML = '<body><p class="call"><a href="#x">x</a></p></body>'


@pytest.mark.parametrize(("style", "kept"), [
    (".call{color:red}", ".call{color:red}"),
    (".other{color:red}", ""),
    ("a:hover{color:red}", "a:hover{color:red}"),
    (".call,.other{color:red}", ".call{color:red}"),
    ("@media print{.other{color:red}}", ""),
    ("@media print{.call a::after{content:attr(href)}}", "@media print{.call a::after{content:attr(href)}}"),
    (":is(h1, p) a{color:red}", ":is(h1, p) a{color:red}"),
    ("@page{margin:1cm}", "@page{margin:1cm}"),
    (".call h2{color:red}", ""),
    (":root{--ink:#000;--bar:#ccc}a{color:var(--ink)}", ":root{--ink:#000;}a{color:var(--ink)}"),
    (":root{--ink:var(--dark);--dark:#000}", ":root{}"),
    ("a{--x:#fff;color:var(--x)}@media print{a{--x:#fff;top:0}}", "a{--x:#fff;color:var(--x)}@media print{a{top:0}}"),
    ("a{--x:#000}p{--x:#fff}a p{--x:#000;color:var(--x)}", "a{--x:#000}p{--x:#fff}a p{--x:#000;color:var(--x)}"),
])  # fmt: skip
def test_rules_are_kept_or_cut(style: str, kept: str) -> None:
    assert prune(style, HTML) == kept
