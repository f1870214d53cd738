"""Finishing: what is done to the finished site folder. The work is in finishing/; this only calls it."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from overrides.hooks.finishing import finish


def on_post_build(config: MkDocsConfig) -> None:
    """Finish the folder that was built."""
    finish(Path(config.site_dir))
