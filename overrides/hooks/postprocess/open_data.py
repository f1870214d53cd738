"""The facts of the site for other people's programs: /data/*.json, each with its schema, version and license."""

import json
from pathlib import Path

from overrides.hooks.content.evidence import rated_claims
from overrides.hooks.content.facts import fill_facts
from overrides.hooks.content.site import LICENSE, Site
from overrides.hooks.content.yaml_files import read
from overrides.hooks.postprocess.built_site import BuiltPage, BuiltSite, plain_text
from overrides.hooks.postprocess.page import principles
from overrides.hooks.postprocess.plain_copies import NAME

VERSION = "1.0"  # the first number changes when a field changes its meaning or goes
TEXT = {"type": "string"}
SCHEMAS = "docs/data/schemas"


def write(site: BuiltSite, pages: list[BuiltPage]) -> None:
    """Write the data files and their schemas."""
    url, folder = site.url, site.folder / "data"
    folder.mkdir(exist_ok=True)
    in_short = {page.address: plain_text(*page.all(".content--in-short p")) for page in pages if page.source}
    for name, items in collections(site.content, url, in_short).items():
        _write(folder / f"{name}.schema.json", _schema(name, site.content.root))
        document = {"$schema": f"{url}data/{name}.schema.json", "version": VERSION, "license": LICENSE, "source": url, name: items}
        _write(folder / f"{name}.json", document)


def collections(content: Site, url: str, in_short: dict[str, str]) -> dict[str, list[dict]]:
    """Return every collection by its name, from the same files as the pages; `in_short`: the words of that section, by address."""
    claims = content.value("claims")
    carried = {claim["id"]: [] for claim in claims["claims"]}
    for page in content.pages:
        for id_ in page.meta.get("claims") or []:
            carried[id_].append(url + page.address[1:])
    return {
        "pages": [
            {
                "address": url + page.address[1:], "plain": f"{url}{page.address[1:]}{NAME}", "title": page.title, "type": page.type, "description": page.meta["description"],
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


def _schema(name: str, root: Path) -> dict:
    """Return the JSON Schema of a collection: an item is as schemas/published/ has it, or else as the schema of its data file."""
    published = f"{SCHEMAS}/published/{name}.yml"
    rules = read(root, published if (root / published).is_file() else f"{SCHEMAS}/{name}.yml")[0].value
    item = rules.get("items") or rules
    if entry := rules.get("additionalProperties"):  # a mapping by id, which is published as a list
        item = entry | {"required": ["id", *entry["required"]], "properties": {"id": TEXT, **entry["properties"]}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": name,
        "type": "object",
        "required": ["version", "license", "source", name],
        "properties": dict.fromkeys(("$schema", "version", "license", "source"), TEXT) | {name: {"type": "array", "items": item}},
    }


def _write(path: Path, document: dict) -> None:
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1, default=str) + "\n", encoding="utf-8")
