"""Everything that MkDocs calls, and every call of MkDocs. No other module imports it."""

import gc
import logging
import os
import sys
import time
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from overrides.hooks.checks import check
from overrides.hooks.content.diagnostics import errors, format_report
from overrides.hooks.content.site import ORIGINAL, ROOT, load, load_once, settings_file
from overrides.hooks.postprocess.pipeline import postprocess

DRAFT = "draft_since"  # a setting below `extra` in a build for somebody who writes: when the build began, in seconds since 1970
PUBLISHED = ("assets/scripts/", "assets/icons/")  # what of overrides/ is asked for as a file; the rest stands in the pages


def on_pre_build(config: MkDocsConfig) -> None:
    """Check the sources of all languages; on an error nothing is built."""
    load_once.cache_clear()
    gc.set_threshold(100_000, 20, 100)  # nearly all that a build makes is needed to its end: looking for garbage was a tenth of it
    if DRAFT in config.extra or _language(config) != ORIGINAL:
        return  # a draft is checked by the preview, a translation with the original
    issues = check(load())
    if issues:
        print(format_report(issues), file=sys.stderr)
    if errors(issues):
        raise Abort("Nothing was built: fix the errors above.")


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Leave out what the theme and overrides/ would have copied and no page asks for."""
    for file in list(files):
        if file.src_dir in config.theme.dirs and not file.src_uri.startswith(PUBLISHED):
            files.remove(file)


def on_nav(nav: Navigation, config: MkDocsConfig, **_: object) -> None:
    """Give pages that a draft does not read again their titles and their types, for the menus of those it does."""
    if DRAFT in config.extra:
        sources = load(language=_language(config)).by_source
        for page in nav.pages:
            source = sources[page.file.src_uri]
            page.title, page.meta = source.title, dict(source.meta)


def on_env(env: Environment, config: MkDocsConfig, **_: object) -> None:
    """Keep compiled templates from one build to the next, beside the settings, as Python keeps its modules."""
    folder = Path(config.config_file_path).with_name(".cache") / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(folder))


def on_post_build(config: MkDocsConfig) -> None:
    """Postprocess the built folder, then build each translation into a folder below it."""
    if DRAFT in config.extra:
        postprocess(Path(config.site_dir), draft=True, since=config.extra[DRAFT])
        return
    postprocess(Path(config.site_dir))
    for language in config.extra.get("translations", []) if _language(config) == ORIGINAL else []:
        build(_settings(language, Path(config.site_dir) / language, f"{config.site_url}{language}/", strict=config.strict))


def build_draft(language: str, folder: Path, url: str, whole: bool) -> None:
    """Build one language for somebody who writes: unchecked, and without what only the published site needs.

    `folder` holds the build of before, at the address `url` with a slash at its end. Only pages whose file is newer than its
    built page are built, unless `whole`.
    """
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)  # our own checks report problems
    config = _settings(language, folder, url)
    config.extra[DRAFT] = time.time()
    build(config, dirty=not whole)


def _settings(language: str, folder: Path, url: str, **more: object) -> MkDocsConfig:
    config = load_config(str(ROOT / settings_file(language)), site_dir=str(folder), site_url=url, **more)
    config.plugins.on_startup(command="build", dirty=False)
    if language != ORIGINAL:
        config.theme.static_templates.discard("404.html")  # a host has one, which speaks every language
    return config


def _language(config: MkDocsConfig) -> str:
    """Return the language of a build: the folder of its pages is named by it."""
    return Path(config.docs_dir).name
