"""YAML files with line numbers, and their validation against JSON Schemas."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import jsonschema  # the standard way to say what a data file may hold
import yaml

from overrides.hooks.content.diagnostics import Issue, repeated


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """The safe loader, which passes over tags such as !ENV and !!python/name that MkDocs resolves."""


def _unknown_tag(loader: yaml.Loader, _suffix: str, node: yaml.Node) -> object:
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node)
    return loader.construct_mapping(node) if isinstance(node, yaml.MappingNode) else node.value


_Loader.add_multi_constructor("!", _unknown_tag)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _unknown_tag)


@dataclass(eq=False)
class YamlFile:
    """The value of one data file, and where each part of it stands."""

    file: str
    value: object = None
    lines: dict[tuple, int] = field(default_factory=dict)

    def line(self, *path: object) -> int:
        """Return the line of the part at this path, or of the nearest part around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def parts(value: object, path: tuple = ()) -> Iterator[tuple[tuple, object]]:
    """Yield every mapping, list, text and number in a value with its path, itself first."""
    yield path, value
    for key, item in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from parts(item, (*path, key))


def parse(text: str, file: str, first_line: int = 1) -> tuple[YamlFile, list[Issue]]:
    """Return a YAML text as a YamlFile, and the issues that keep it from being read.

    `first_line` is the line of the file on which the text begins.
    """
    yaml_file, issues, loader = YamlFile(file), [], _Loader(text)
    try:
        node = loader.get_single_node()
        yaml_file.value = loader.construct_document(node) if node else None
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None) or _impossible_date(text)
        problem = getattr(error, "problem", None) or str(error)
        line = first_line + (mark.line if mark else 0)
        hint = "Put text that holds a colon, a # or a quote between double quotes, and indent with spaces."
        return yaml_file, [Issue(file, line, f"This YAML does not parse: {problem}.", hint)]
    _walk(node, (), yaml_file, issues, first_line)
    return yaml_file, issues


def _impossible_date(text: str) -> yaml.Mark | None:
    """Return where a date stands that no calendar has: the parser gives no position."""
    for event in yaml.parse(text, Loader=_Loader):
        value = getattr(event, "value", None)
        if value and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            try:
                datetime.date.fromisoformat(value)
            except ValueError:
                return event.start_mark
    return None


def _walk(node: yaml.Node | None, path: tuple, yaml_file: YamlFile, issues: list[Issue], first: int) -> None:
    if node is None:
        return
    yaml_file.lines.setdefault(path, node.start_mark.line + first)
    if isinstance(node, yaml.SequenceNode):
        for number, child in enumerate(node.value):
            _walk(child, (*path, number), yaml_file, issues, first)
    if isinstance(node, yaml.MappingNode):
        for line, name, _ in repeated((key.start_mark.line + first, key.value) for key, _ in node.value):
            issues.append(Issue(yaml_file.file, line, f"'{name}' stands twice.", "Keep one, delete the other."))
        for key, child in node.value:
            yaml_file.lines[(*path, key.value)] = key.start_mark.line + first
            _walk(child, (*path, key.value), yaml_file, issues, first)


def read(root: Path, name: str) -> tuple[YamlFile, list[Issue]]:
    """Return the data file `name` (a path below the root) and the issues that keep it from being read."""
    try:
        return _parse_once((root / name).read_text(encoding="utf-8"), name)
    except FileNotFoundError:
        return YamlFile(name), [Issue(name, 1, "This file is missing.", "Bring it back from the history.")]
    except UnicodeDecodeError:
        return YamlFile(name), [Issue(name, 1, "This file is not UTF-8.", "Save it again as UTF-8.")]


@lru_cache(maxsize=64)
def _parse_once(text: str, name: str) -> tuple[YamlFile, list[Issue]]:
    """Parse a text once: every page of a build reads the sources."""
    return parse(text, name)


@lru_cache(maxsize=64)
def against_schema(yaml_file: YamlFile, rules: YamlFile) -> list[Issue]:
    """Return where a file breaks its JSON Schema; the `description` nearest to the broken rule is the hint."""
    issues, schema = [], rules.value
    if not isinstance(schema, dict) or not schema:
        return [Issue(rules.file, 1, "This schema holds no rules.", "Bring it back from the history.")]
    for error in violations(yaml_file.value, schema):
        path = tuple(error.absolute_path)
        place = ".".join(map(str, path)) or "the file"
        hint = error.schema.get("description") or schema.get("description") or "See the schema beside the data."
        issues.append(Issue(yaml_file.file, yaml_file.line(*path), f"{place}: {_short(error)}", hint))
    return issues


class _Day(str):
    """A date of YAML as JSON Schema sees it: text with the format `date`, which quoted text has not."""


_FORMATS = jsonschema.FormatChecker(formats=())
_FORMATS.checks("date")(lambda value: isinstance(value, _Day))


def violations(value: object, schema: dict) -> Iterator[jsonschema.ValidationError]:
    """Return where a YAML value breaks a JSON Schema. `format: date` asks for a date that is not quoted."""
    return jsonschema.Draft202012Validator(schema, format_checker=_FORMATS).iter_errors(_json(value))


def _json(value: object) -> object:
    """Return a YAML value as JSON has it: a date is text."""
    if isinstance(value, dict):
        return {str(key): _json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_json(item) for item in value]
    return _Day(value.isoformat()) if isinstance(value, datetime.date) else value


def _short(error: jsonschema.ValidationError) -> str:
    if error.validator == "pattern":
        return f"{error.instance!r} has the wrong form."
    return error.message if len(error.message) < 160 else f"breaks the rule '{error.validator}'."
