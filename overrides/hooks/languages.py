"""Builds each translation into a folder of the finished site, with the settings of mkdocs.<language>.yml."""

from __future__ import annotations

from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig


def on_post_build(config: MkDocsConfig) -> None:
    """Build the languages of `extra.translations` below the site that was just finished."""
    for language in config.extra.get("translations", []):
        translated = load_config(
            str(Path(config.config_file_path).with_name(f"mkdocs.{language}.yml")),
            site_dir=str(Path(config.site_dir) / language),
            site_url=f"{config.site_url}{language}/",
            strict=config.strict,
        )
        translated.plugins.on_startup(command="build", dirty=False)
        build(translated)
