"""The checks: a site in, a list of issues out. No engine, no built site.

Each module has up to three lists of functions, each of which takes a site and yields issues: FIRST, of the form of data,
templates and settings, which the others read; EACH_LANGUAGE, which run on the original and on each translation; ORIGINAL_ONLY,
which do not: what they look at is not translated, is written for English, or is all languages together.
"""

import traceback
from collections.abc import Callable, Iterable
from pathlib import Path

from overrides.hooks.checks import (
    approvals,
    config,
    data,
    drawings,
    emergency,
    evidence,
    files,
    front_matter,
    markdown,
    references,
    scripts,
    style_sheets,
    templates,
    translations,
    wording,
)
from overrides.hooks.content.diagnostics import Issue, errors
from overrides.hooks.content.site import Site

Check = Callable[[Site], Iterable[Issue]]
MODULES = (files, front_matter, markdown, references, evidence, wording, emergency, data, translations, config,
           style_sheets, drawings, templates, scripts, approvals)  # fmt: skip


def _all(kind: str) -> list[Check]:
    return [check for module in MODULES for check in getattr(module, kind, ())]


FIRST, ORIGINAL_ONLY, EACH_LANGUAGE = _all("FIRST"), _all("ORIGINAL_ONLY"), _all("EACH_LANGUAGE")


def check(site: Site) -> list[Issue]:
    """Return every issue of a site and of its translations: those of reading them first, then those of each check."""
    issues = list(site.issues)
    for one in FIRST:
        issues += _run(one, site, errors(issues))
    if not isinstance(site.config.value, dict):
        return issues  # all else would seem to be gone
    broken = errors(issues)
    for one in (*ORIGINAL_ONLY, *EACH_LANGUAGE):
        issues += _run(one, site, broken)
    for translated in list(site.editions.values())[1:]:
        issues += translated.issues + _run(config.settings, translated, broken)
        broken_here = broken + errors(translated.issues)
        for one in EACH_LANGUAGE:
            issues += _run(one, translated, broken_here)
    return issues


def _run(one: Check, site: Site, broken: list[Issue]) -> list[Issue]:
    """Return the issues of a check. Where it fails while a file is malformed, return a warning that names the skipped check.

    An exception with no malformed file is a defect of the check, and is raised.
    """
    try:
        return list(one(site))
    except Exception as error:
        if not broken:
            raise
        cause, place = broken[0], traceback.extract_tb(error.__traceback__)[-1]
        name = f"{one.__module__.rpartition('.')[2]}.{one.__name__}"
        message = f"The check '{name}' ({site.language}) was skipped: {type(error).__name__} {error} in {Path(place.filename).name}:{place.lineno}."
        return [Issue(cause.file, cause.line, message, f"Fix this first, then check again: {cause.message}", severity="warning")]
