"""The facts of the site for other people's programs: /data/*.json, each with its schema, version and license."""

from __future__ import annotations

import json
from pathlib import Path

from overrides.hooks.content.evidence import rated_claims
from overrides.hooks.content.facts import fill_facts
from overrides.hooks.content.site import Site
from overrides.hooks.postprocess.built_site import BuiltPage, BuiltSite, plain_text
from overrides.hooks.postprocess.page import principles

LICENSE = "https://creativecommons.org/licenses/by/4.0/"
VERSION = "1.0"  # the first number changes when a field changes its meaning or goes
TEXT = {"type": "string"}
TEXTS = {"type": "array", "items": TEXT}


def write(site: BuiltSite, pages: list[BuiltPage]) -> None:
    """Write the data files and their schemas."""
    url, folder = site.url, site.folder / "data"
    folder.mkdir(exist_ok=True)
    in_short = {page.address: plain_text(*page.all(".section--in-short p")) for page in pages if page.source}
    for name, items in collections(site.content, url, in_short).items():
        schema = _schema(name, items)
        _write(folder / f"{name}.schema.json", schema)
        document = {"$schema": f"{url}data/{name}.schema.json", "version": VERSION, "license": LICENSE, "source": url, name: items}
        _write(folder / f"{name}.json", document)


def collections(content: Site, url: str, in_short: dict[str, str]) -> dict[str, list[dict]]:
    """Return every collection by its name, from the same files as the pages; `in_short`: the words of that section, by address."""
    claims = content.value("claims")
    carried = {id_: [] for id_ in (claim["id"] for claim in claims["claims"])}
    for page in content.pages:
        for id_ in page.meta.get("claims") or []:
            carried[id_].append(url + page.address[1:])
    return {
        "pages": [
            {
                "address": url + page.address[1:], "title": page.title, "type": page.type, "description": page.meta["description"],
                "reviewed": str(page.meta["reviewed"]), "review_by": str(page.meta["review_by"]),
                "tags": list(map(str, page.meta["tags"])), "sections": [part.id for part in page.sections],
                "marks": [{"claim": fill_facts(mark.claim, content), "evidence": mark.rating} for mark in rated_claims(page)],
            }
            for page in content.pages
        ],
        "principles": [
            {"number": number, "name": page.title, "in_short": in_short[page.address], "address": url + page.address[1:]}
            for number, page in enumerate(principles(content), 1)
        ],
        "glossary": content.value("glossary"),
        "sources": [{"id": id_, **source} for id_, source in content.value("sources").items()],
        "helplines": content.value("helplines"),
        "claims": [
            {"id": claim["id"], "about": claim["about"], "fate": claim["carry"], "pages": carried[claim["id"]]}
            for claim in claims["claims"]
        ],
    }  # fmt: skip


def _schema(name: str, items: list[dict]) -> dict:
    """Return the JSON Schema of a collection: its fields, and which of them every item has."""
    fields = {key: _kind(item[key]) for item in items for key in item}
    required = sorted(key for key in fields if all(key in item for item in items))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": name,
        "type": "object",
        "required": ["version", "license", "source", name],
        "properties": {
            "$schema": TEXT, "version": TEXT, "license": TEXT, "source": TEXT,
            name: {"type": "array", "items": {"type": "object", "required": required, "properties": fields, "additionalProperties": False}},
        },
    }  # fmt: skip


def _kind(value: object) -> dict:
    if isinstance(value, bool):
        return {"type": "boolean"}
    if isinstance(value, int):
        return {"type": "integer"}
    if isinstance(value, list):
        return {"type": "array"} if value and isinstance(value[0], dict) else TEXTS
    return TEXT


def _write(path: Path, document: dict) -> None:
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1, default=str) + "\n", encoding="utf-8")
