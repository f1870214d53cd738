"""Everything that MkDocs calls. No other module imports MkDocs."""

from __future__ import annotations

import sys
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from overrides.hooks.checks import check
from overrides.hooks.content.diagnostics import errors, format_report
from overrides.hooks.content.site import ORIGINAL, load, load_once
from overrides.hooks.postprocess.pipeline import postprocess


def on_pre_build(config: MkDocsConfig) -> None:
    """Check the sources of all languages; on an error nothing is built."""
    if _language(config) != ORIGINAL:
        return  # checked with the original
    load_once.cache_clear()
    issues = check(load())
    if issues:
        print(format_report(issues), file=sys.stderr)
    if errors(issues):
        raise Abort("Nothing was built: fix the errors above.")


def on_post_build(config: MkDocsConfig) -> None:
    """Postprocess the built folder, then build each translation into a folder below it."""
    postprocess(Path(config.site_dir))
    for language in config.extra.get("translations", []) if _language(config) == ORIGINAL else []:
        translated = load_config(
            str(Path(config.config_file_path).with_name(f"mkdocs.{language}.yml")),
            site_dir=str(Path(config.site_dir) / language),
            site_url=f"{config.site_url}{language}/",
            strict=config.strict,
        )
        translated.plugins.on_startup(command="build", dirty=False)
        build(translated)


def _language(config: MkDocsConfig) -> str:
    """Return the language of a build: the folder of its pages is named by it."""
    return Path(config.docs_dir).name
