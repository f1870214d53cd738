"""The settings that the site cannot do without are set, and the files, modules and languages they name are there."""

import os
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.messages import FOLDER as MESSAGES
from overrides.hooks.content.site import ORIGINAL, Site, settings_file, translations

HOOKS = ("overrides/hooks/events.py",)
# A setting, what it must be (None: anything), and why.
NEEDED = (
    (("site_name",), None, "It is the name in every title."),
    (("theme", "name"), None, "MkDocs asks for it."),
    (("theme", "custom_dir"), "overrides", "Without it the theme's own frame is shown: no way out, no way to help."),
    (("use_directory_urls",), True, "Every address ever given ends in a slash."),
    (("extra", "exit_url"), None, "'Leave this page' opens it."),
    (("nav",), None, "It is the order of the pages."),
)
NOTATION = "overrides.hooks.markdown"  # the extension that makes the pages' own notation HTML
PHRASE = re.compile(r"^\{% set (\w+) =", re.M)
UNSET = object()


def settings(site: Site) -> Iterator[Issue]:
    """Yield the settings that are missing or wrong, and the names in them that nothing answers to."""
    config = site.config.value
    if not isinstance(config, dict):
        yield Issue(site.config.file, 1, "This file holds no settings.", "Write each setting as `name: value`, or bring the file back from the history.")
        return
    if "INHERIT" not in config:
        yield from _needed(site, config)
    yield from _files(site, config)
    yield from _extensions(site, config)


def _needed(site: Site, config: dict) -> Iterator[Issue]:
    for path, right, why in NEEDED:
        name, value = ".".join(path), config
        for key in path:
            value = value.get(key, UNSET) if isinstance(value, dict) else UNSET
        line = site.config.line(*path)
        if value is UNSET or value in (None, "") or value == []:
            yield Issue(site.config.file, line, f"The setting '{name}' is missing.", f"Set it. {why}")
        elif right is not None and value != right:
            shown = str(right).lower() if isinstance(right, bool) else right
            yield Issue(site.config.file, line, f"'{name}' is not {shown}.", f"Set it so. {why}")
    for hook in HOOKS:
        if hook not in (config.get("hooks") or []):
            hint = "List it under hooks: nothing is checked or finished without it."
            yield Issue(site.config.file, site.config.line("hooks"), f"The hook {hook} is not listed.", hint)


def _files(site: Site, config: dict) -> Iterator[Issue]:
    """Yield the paths that lead nowhere."""
    theme = config.get("theme") if isinstance(config.get("theme"), dict) else {}
    named = [((key, number), name) for key in ("hooks", "watch") for number, name in enumerate(config.get(key) or [])]
    named += [(("docs_dir",), config["docs_dir"])] if "docs_dir" in config else []
    named += [(("theme", "static_templates", at), f"overrides/{name}") for at, name in enumerate(theme.get("static_templates") or [])]
    for path, name in named:
        if not (site.root / name).exists():
            yield Issue(site.config.file, site.config.line(*path), f"There is no {name}.", "Correct the path, or bring the file back.")


def _extensions(site: Site, config: dict) -> Iterator[Issue]:
    listed = []
    entries = config.get("markdown_extensions") or []  # by name, or a list
    for place, entry in ((name, name) for name in entries) if isinstance(entries, dict) else enumerate(entries):
        name = next(iter(entry)) if isinstance(entry, dict) else str(entry)
        listed.append(name)
        if not _is_there(site.root, name):
            line = site.config.line("markdown_extensions", place)
            yield Issue(site.config.file, line, f"There is no extension '{name}'.", "Correct the name, or bring the module back.")
    if NOTATION not in listed:
        hint = "List it under markdown_extensions, with its language: what it makes would stand in the pages as it is typed."
        yield Issue(site.config.file, site.config.line("markdown_extensions"), f"The extension {NOTATION} is not listed.", hint)


def _is_there(root: Path, name: str) -> bool:
    if name.startswith("overrides."):
        path = root / name.replace(".", "/")
        return path.with_suffix(".py").is_file() or (path / "__init__.py").is_file()
    try:
        return bool(find_spec(name if "." in name else f"markdown.extensions.{name}"))
    except ModuleNotFoundError:  # a folder on the way is not there
        return False


def languages(site: Site) -> Iterator[Issue]:
    """Yield languages that lack one of their three parts (pages, settings, messages) or that the settings have dropped."""
    if not isinstance(site.config.value, dict):
        return  # `settings` reports it
    listed = translations(site.root)
    line = site.config.line("extra", "translations")
    parts = {path.name for path in (site.root / "docs").iterdir() if (path / "index.md").is_file()}
    parts |= {path.name.split(".")[1] for path in site.root.glob("mkdocs.*.yml")}
    for code in sorted(parts - {ORIGINAL, *listed}):
        hint = f"Add '{code}' to extra.translations; or delete docs/{code}, {settings_file(code)} and its messages, and redirect its addresses."
        yield Issue(site.config.file, line, f"The language '{code}' is not listed, so its pages are not built.", hint)
    for code in (ORIGINAL, *listed):
        for name in (f"docs/{code}/index.md", settings_file(code), f"{MESSAGES}/{code}.html"):
            if not (site.root / name).is_file():
                yield Issue(name, 1, f"The language '{code}' needs this file.", "See 'Add a language' in CONTRIBUTING.md.")


def phrases(site: Site) -> Iterator[Issue]:
    """Yield the phrases that one language has and another has not: a page would show a hole in their place."""
    paths = [site.root / MESSAGES / f"{code}.html" for code in (ORIGINAL, *translations(site.root))]
    named = {f"{MESSAGES}/{path.name}": PHRASE.findall(path.read_text(encoding="utf-8")) for path in paths if path.is_file()}
    for file, names in named.items():
        for other, others in named.items():
            for name in others:
                if name not in names:
                    hint = f'Add it: {{% set {name} = "..." %}}. What it says is in {other}.'
                    yield Issue(file, 1, f"The phrase '{name}' is missing.", hint)


def site_url(site: Site) -> Iterator[Issue]:
    """Yield what is wrong with the address of the site: SITE_URL, or the default in mkdocs.yml."""
    default = site.setting("site_url")
    default = default[-1] if isinstance(default, list) else default
    url = str(os.environ.get("SITE_URL", default) or "")
    if not url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        where = "SITE_URL in the environment" if "SITE_URL" in os.environ else "site_url"
        hint = "Set the address the site is published at, such as https://name.github.io/repository/."
        yield Issue(site.config.file, site.config.line("site_url"), f"{where} is {url!r}.", hint)


def doors(site: Site) -> Iterator[Issue]:
    """Report a door of the search whose helpline is not in the data, or cannot be dialed."""
    known = {line.get("id") for line in site.value("helplines") if line.get("tel") and line.get("phone")}
    for kind, id_ in (site.extra("doors") or {}).items():
        if id_ not in known:
            hint = "Give the id of a line in docs/data/helplines.yml that has phone and tel."
            yield Issue(site.config.file, site.config.line("extra", "doors", kind), f"The door '{kind}' names the helpline '{id_}', which cannot be called.", hint)


def offline_copy(site: Site) -> Iterator[Issue]:
    """Report a page for the offline copy that a language does not have."""
    for place, source in enumerate(site.extra("offline_copy") or []):
        if source not in site.by_source:
            message = f"'extra.offline_copy' names '{source}', which is no page of docs/{site.language}."
            hint = f"Name in {site.config.file} the pages of this language that offer the copy."
            yield Issue(site.config.file, site.config.line("extra", "offline_copy", place), message, hint)


FIRST = (settings, languages)
ORIGINAL_ONLY = (phrases, site_url, doors)
EACH_LANGUAGE = (offline_copy,)
