"""The forms by which readers tell of harm, errors and gaps are shown: GitHub hides a form with a field it does not know."""

import pytest
import yaml

from overrides.hooks.content.site import ROOT

FORMS = sorted(path.name for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("[0-9]-*.yml"))
ELEMENT = {"type", "id", "attributes", "validations"}
ATTRIBUTES = {"label", "description", "placeholder", "value", "render", "options", "multiple"}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_has_only_fields_that_are_known(name: str) -> None:
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE" / name).read_text(encoding="utf-8"))
    assert {"name", "description", "body"} <= form.keys()
    for element in form["body"]:
        assert element.keys() <= ELEMENT
        assert element["attributes"].keys() <= ATTRIBUTES
        assert "value" in element["attributes"] if element["type"] == "markdown" else "label" in element["attributes"]


def test_harm_comes_first() -> None:
    assert FORMS[0] == "1-harm.yml"
