"""A slip in a template of the look or in a script is stopped with the file, the line and what to do."""

from __future__ import annotations

import pytest

# The file below overrides/, what is replaced by what, words of the message, how many lines below the place it is told.
PLANTS = {
    "block not closed": ("main.html", r"^\{% block fonts %\}\{% endblock %\}", "{% block fonts %}{% endblok %}", "does not parse", 0),
    "tag that is no tag": ("partials/dates.html", r"\A", "{% fi page %}\n", "does not parse", 0),
    "block that the theme lacks": ("main.html", r"^\{% block fonts %\}", "{% block font %}", "There is no block 'font'", 0),
    "block that the frame lacks": ("404.html", r"^\{% block container %\}", "{% block content_area %}", "no block 'content_area' in main.html", 0),
    "part that is not there": ("main.html", r"partials/bar\.html", "partials/baar.html", "There is no template 'partials/baar.html'", 0),
    "unknown filter": ("partials/title.html", r"\| e \}\}", "| ecsape }}", "Jinja has no 'ecsape'", 0),
    "tag pulled apart": ("partials/foot.html", r"\{\{ config.site_name \}\}", "{ { config.site_name } }", "'{ {' is no tag of Jinja", 0),
    "half a tag": ("partials/foot.html", r"\{\{ config.site_name \}\}", "config.site_name }}", "'}}' is no tag of Jinja", 0),
    "inline style": ("partials/foot.html", r"<p class=\"links\">", '<p class="links" style="margin: 0">', "A style stands in a template", 0),
    "block of style": ("partials/foot.html", r"^  <p class=\"links\">", r"  <style>p { margin: 0 }</style>\n\g<0>", "A style stands in", 0),
    "inline script": ("partials/foot.html", r"^  <p class=\"links\">", r"  <script>go()</script>\n\g<0>", "A script stands in a template", 0),
    "handler": ("partials/bar.html", r"<a class=\"exit\"", '<a class="exit" onclick="go()"', "'onclick' runs a script", 0),
    "script of another host": ("main.html", r"\{\{ 'assets/javascripts/page.js' \| url \}\}", "https://cdn.example/x.js", "<script> fetches from another host", 0),
    "style of another host": ("partials/head.html", r"^<link rel=\"manifest\"", r'<link rel="stylesheet" href="//fonts.example/x">\n\g<0>', "<link> fetches from another host", 0),
    "script that is not there": ("main.html", r"javascripts/page\.js", "javascripts/paeg.js", "There is no overrides/assets/javascripts/paeg.js", 0),
    "image": ("partials/foot.html", r"^  <p class=\"links\">", r'  <img src="logo.png" alt="">\n\g<0>', "<img> has no place", 0),
    "new window": ("partials/foot.html", r"rel=\"license\"", 'rel="license" target="_blank"', "opens a new window", 0),
    "label without its field": ("partials/mast.html", r"for=\"find\"", 'for="fnid"', "'for' names 'fnid'", 0),
    "name without its id": ("partials/offline.html", r"aria-labelledby=\"offline-copy\"", 'aria-labelledby="offline"', "names 'offline'", 0),
    "id twice": ("search/index.html", r"<h2 id=\"all-pages\">", '<h2 id="q">', "The id 'q' stands twice", 0),
    "element not closed": ("partials/foot.html", r"</footer>", "", "<footer> is not closed", -10),
    "element closed twice": ("partials/bar.html", r"</nav>", "</nav></nav>", "</nav> closes nothing", 0),
    "address of no page": ("partials/foot.html", r"'about/privacy/'", "'about/private/'", "There is no page at /about/private/", 0),
    "merge mark": ("partials/foot.html", r"^  <p class=\"links\">", r">>>>>>> theirs\n\g<0>", "is left by a merge", 0),
    "byte order mark": ("partials/foot.html", r"\A", "\ufeff", "byte order mark", 0),
    "space that does not break": ("partials/phrases/en.html", r"No cookies", "No\u00a0cookies", "cannot be seen", 0),
    "script that runs text": ("assets/javascripts/page.js", r"^  let timer;", r"\g<0> eval(\"1\");", "runs text as a script", 0),
    "script that writes HTML": ("assets/javascripts/search.js", r"^  made.textContent = text;", "  made.innerHTML = text;", "'innerHTML' writes HTML", 0),
    "script that writes the page": ("assets/javascripts/page.js", r"^  let timer;", r"\g<0> document.write(1);", "writes HTML", 0),
    "script that stores": ("assets/javascripts/page.js", r"^  let timer;", r"\g<0> localStorage.seen = 1;", "stores something", 0),
    "script that stores for a session": ("assets/javascripts/page.js", r"^  let timer;", r"\g<0> sessionStorage.seen = 1;", "stores something", 0),
    "script that sets a cookie": ("assets/javascripts/page.js", r"^  let timer;", r"\g<0> document.cookie = \"a=1\";", "stores something", 0),
    "script that asks another host": ("assets/javascripts/page.js", r"^  let timer;", r"\g<0> fetch(\"https://stats.example/\");", "asks another host", 0),
    "script left talking": ("assets/javascripts/page.js", r"^  let timer;", r"\g<0> console.log(timer);", "left from finding a fault", 0),
    "import that is not there": ("assets/javascripts/lost.js", r"\./ranking\.js", "./rankings.js", "There is no script './rankings.js'", 0),
    "script with a merge mark": ("assets/javascripts/page.js", r"^  let timer;", r"=======\n\g<0>", "is left by a merge", 0),
}  # fmt: skip


@pytest.mark.parametrize("name", PLANTS)
def test_a_slip(garden: object, name: str) -> None:
    file, old, new, message, below = PLANTS[name]
    garden.plant(f"overrides/{file}", old, new, message, below)


def test_part_that_nobody_includes(garden: object) -> None:
    """A merge loses the line that includes the way out."""
    garden.swap("overrides/main.html", r"^  \{% include \"partials/bar.html\" %\}\n", "")
    garden.expect("Nothing shows this template", "overrides/partials/bar.html", line=1)


def test_phrases_of_a_language_are_imported_by_a_computed_name(garden: object) -> None:
    garden.write("overrides/partials/phrases/es.html", '{% set start = "Inicio" %}\n')
    assert [issue for issue in garden.issues() if issue.file.startswith("overrides/partials/phrases")] == []


def test_script_that_nothing_loads(garden: object) -> None:
    garden.swap("overrides/404.html", r"<script.*?</script>", "")
    garden.expect("Nothing loads this script", "overrides/assets/javascripts/lost.js", line=1)


def test_template_of_another_encoding(garden: object) -> None:
    garden.write("overrides/partials/dates.html", b"<p>\n<b>caf\xe9</b></p>\n")
    garden.expect("is not UTF-8", "overrides/partials/dates.html", line=2)


def test_template_with_the_line_ends_of_another_system(garden: object) -> None:
    file = garden.root / "overrides/partials/bar.html"
    garden.write("overrides/partials/bar.html", file.read_bytes().replace(b"\n", b"\r\n"))
    garden.expect("line ends", "overrides/partials/bar.html", line=1)


def test_template_that_was_emptied(garden: object) -> None:
    garden.write("overrides/partials/bar.html", "")
    garden.expect("This file is empty", "overrides/partials/bar.html", line=1)


def test_copy_that_a_merge_left(garden: object) -> None:
    garden.write("overrides/partials/bar.html.orig", "<nav></nav>\n")
    garden.expect("is no file of the site", "overrides/partials/bar.html.orig", line=1)


def test_theme_that_is_not_installed(garden: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("overrides.hooks.checks.overrides.THEME", "no_such_theme")
    garden.expect("The theme 'no_such_theme' is not installed", "requirements.txt", line=1)
