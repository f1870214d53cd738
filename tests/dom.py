"""Small questions to a parsed page."""

from collections.abc import Iterator


def elements(page: object, *tags: str) -> Iterator[object]:
    """Yield the elements of these tags in the order in which they stand."""
    return (element for element in page.iter() if element.tag in tags)


def text(element: object) -> str:
    """Return the text of an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())
