"""Data in other languages: docs/data/<language>/<name>.yml lays its words over those of docs/data/<name>.yml.

An overlay holds words only, by the key of the entry they belong to (its id; a term, a label or a name where entries have
no id). Numbers, addresses and dates stay in the one file that every language shares. An overlay that is a list replaces
the whole list: words to avoid are other words in each language. (What drawings and charts say is translated text by text in drawings.yml.)
"""

import re
from functools import lru_cache
from pathlib import Path

from overrides.hooks.content.diagnostics import Issue
from overrides.hooks.content.site import ORIGINAL, Site
from overrides.hooks.content.yaml_files import YamlFile, against_schema, read

FOLDER = "docs/data"
KEYS = ("id", "term", "label", "name", "kind")  # the first of them that an entry has is its key
LANG = "lang"  # set in an entry that has no words in the language asked for: the language its words are in


def overlay(site: Site, name: str) -> YamlFile:
    """Return the overlay of a data file in the language of a site; its value is None where there is none."""
    file = f"{FOLDER}/{site.language}/{name}.yml"
    return read(site.root, file)[0] if (site.root / file).is_file() else YamlFile(file)


@lru_cache(maxsize=64)  # every page asks for the sources and the glossary
def translated(site: Site, name: str) -> object:
    """Return the value of docs/data/<name>.yml in the words of a site's language.

    In a translation every entry without words of its own carries `lang`, the language it is in, so that a list can mark it.
    """
    value = site.value(name)
    if site.language == ORIGINAL:
        return value
    words = overlay(site, name).value
    if isinstance(words, list):
        return words
    words = words or {}
    if isinstance(value, dict):
        marked = {key: entry if key in words or not isinstance(entry, dict) else entry | {LANG: ORIGINAL} for key, entry in value.items()}
    else:
        marked = [entry if _key(entry) in words else entry | {LANG: ORIGINAL} for entry in value]
    return _merged(marked, words)


def _key(entry: dict) -> object:
    return next((entry[key] for key in KEYS if key in entry), None)


def _merged(value: object, words: object) -> object:
    if isinstance(value, dict) and isinstance(words, dict):
        return value | {key: _merged(value.get(key), word) for key, word in words.items()}
    if isinstance(value, list) and isinstance(words, dict):
        return [_merged(entry, words[_key(entry)]) if _key(entry) in words else entry for entry in value]
    return words


def overlay_files(root: Path, language: str) -> list[str]:
    """Return the names of the data files that have an overlay in a language."""
    return sorted(path.stem for path in (root / FOLDER / language).glob("*.yml"))


def overlay_issues(site: Site, name: str) -> list[Issue]:
    """Return where an overlay breaks the schema of its data file, names an entry that is not there, or changes a number."""
    words, rules = overlay(site, name), read(site.root, f"{FOLDER}/schemas/{name}.yml")[0]
    if isinstance(words.value, list):
        return against_schema(words, rules)
    schema = YamlFile(rules.file, overlay_schema(rules.value or {}), rules.lines)
    return against_schema(words, schema) or _differences(site.value(name), words.value, words, ())


def overlay_schema(rules: dict) -> dict:
    """Return the JSON Schema of the overlays of a data file: its `translatable` fields, by the key of each entry."""
    allowed, hint = set(rules.get("translatable", ())), "An overlay holds words by the key of their entry, and no field that is not translated."

    def part(schema: dict) -> dict:
        entry = schema.get("items") or schema.get("additionalProperties")
        if isinstance(entry, dict) and (entry.get("type") == "object"):
            return {"type": "object", "additionalProperties": part(entry), "description": hint}
        fields = {}
        for name, rule in schema.get("properties", {}).items():
            if name in allowed:
                fields[name] = rule
            elif rule.get("items", {}).get("type") == "object":
                fields[name] = part(rule)
        return {"type": "object", "additionalProperties": False, "properties": fields, "description": hint}

    return part(rules)


def _differences(value: object, words: object, file: YamlFile, path: tuple) -> list[Issue]:
    """Return the keys of an overlay that name nothing, and the texts whose numbers are not those of the original."""
    if isinstance(value, list) and isinstance(words, dict):
        value = {_key(entry): entry for entry in value}
    if isinstance(value, dict) and isinstance(words, dict):
        issues = []
        for key, word in words.items():
            if key in value:
                issues += _differences(value[key], word, file, (*path, key))
            elif not path or isinstance(word, dict):
                hint = "Write the key as the English file has it, or delete the entry."
                issues.append(Issue(file.file, file.line(*path, key), f"There is no entry '{key}'.", hint))
        return issues
    here, in_english = (sorted(re.findall(r"\d+", str(text))) for text in (words, value))
    if here == in_english:
        return []
    message = f"The numbers here are {', '.join(here) or 'none'}, in English {', '.join(in_english) or 'none'}."
    return [Issue(file.file, file.line(*path), message, "Say the same numbers, written in digits where the English has digits.")]
