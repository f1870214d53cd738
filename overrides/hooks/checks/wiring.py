"""The settings that the site cannot do without are set, and the files and modules they name are there."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import Site

HOOKS = ("overrides/hooks/events.py",)
# A setting, what it must be (None: anything), and why.
NEEDED = (
    (("site_name",), None, "It is the name in every title."),
    (("theme", "name"), None, "The templates in overrides/ stand on it."),
    (("theme", "custom_dir"), "overrides", "Without it the theme's own frame is shown: no way out, no way to help."),
    (("theme", "font"), False, "Otherwise the theme fetches typefaces from another host, which then sees every reader."),
    (("use_directory_urls",), True, "Every address ever given ends in a slash."),
    (("extra", "exit_url"), None, "'Leave this page' opens it."),
    (("nav",), None, "It is the order of the pages."),
)
UNSET = object()


def check(site: Site) -> list[Issue]:
    """Return the settings that are missing or wrong, and the names in them that nothing answers to."""
    config = site.config.value
    if not isinstance(config, dict):
        hint = "Write each setting as `name: value`, or bring the file back from the history."
        return [Issue(site.config.file, 1, "This file holds no settings.", hint)]
    issues = [] if "INHERIT" in config else _needed(site, config)
    return issues + _files(site, config) + _extensions(site, config)


def _needed(site: Site, config: dict) -> list[Issue]:
    issues = []
    for path, right, why in NEEDED:
        name, value = ".".join(path), config
        for key in path:
            value = value.get(key, UNSET) if isinstance(value, dict) else UNSET
        line = site.config.line(*path)
        if value is UNSET or value in (None, "") or value == []:
            issues.append(Issue(site.config.file, line, f"The setting '{name}' is missing.", f"Set it. {why}"))
        elif right is not None and value != right:
            shown = str(right).lower() if isinstance(right, bool) else right
            issues.append(Issue(site.config.file, line, f"'{name}' is not {shown}.", f"Set it so. {why}"))
    for hook in HOOKS:
        if hook not in (config.get("hooks") or []):
            hint = "List it under hooks: nothing is checked or finished without it."
            issues.append(Issue(site.config.file, site.config.line("hooks"), f"The hook {hook} is not listed.", hint))
    return issues


def _files(site: Site, config: dict) -> list[Issue]:
    """Return the paths that lead nowhere."""
    theme = config.get("theme") if isinstance(config.get("theme"), dict) else {}
    named = [(("hooks", number), name) for number, name in enumerate(config.get("hooks") or [])]
    named += [(("watch", number), name) for number, name in enumerate(config.get("watch") or [])]
    named += [(("docs_dir",), config["docs_dir"])] if "docs_dir" in config else []
    named += [
        (("theme", "static_templates", number), f"overrides/{name}")
        for number, name in enumerate(theme.get("static_templates") or [])
    ]
    hint = "Correct the path, or bring the file back."
    return [
        Issue(site.config.file, site.config.line(*path), f"There is no {name}.", hint)
        for path, name in named
        if not (site.root / name).exists()
    ]


def _extensions(site: Site, config: dict) -> list[Issue]:
    issues, listed = [], []
    entries = config.get("markdown_extensions") or []  # by name, or a list
    for place, entry in ((name, name) for name in entries) if isinstance(entries, dict) else enumerate(entries):
        name = next(iter(entry)) if isinstance(entry, dict) else str(entry)
        listed.append(name)
        if not _is_there(site.root, name):
            hint = "Correct the name, or bring the module back."
            line = site.config.line("markdown_extensions", place)
            issues.append(Issue(site.config.file, line, f"There is no extension '{name}'.", hint))
    return issues


def _is_there(root: Path, name: str) -> bool:
    if name.startswith("overrides."):
        path = root / name.replace(".", "/")
        return path.with_suffix(".py").is_file() or (path / "__init__.py").is_file()
    try:
        return bool(find_spec(name if "." in name else f"markdown.extensions.{name}"))
    except ModuleNotFoundError:  # a folder on the way is not there
        return False
