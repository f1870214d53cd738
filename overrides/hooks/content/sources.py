"""Sources as other programs read them: CSL-JSON and RIS, for reference managers."""

CSL_TYPES = {"peer-reviewed": "article-journal", "systematic review": "article-journal", "guideline": "report"}
RIS_TYPES = {"article-journal": "JOUR", "report": "RPRT", "webpage": "ELEC"}


def csl(id_: str, source: dict) -> dict:
    """Return a source of docs/data/sources.yml as a CSL-JSON item."""
    kind = CSL_TYPES.get(source["kind"], "webpage")
    item = {"id": id_, "type": kind, "title": source["title"].rstrip("."), "URL": source["url"]}
    item["container-title" if kind == "article-journal" else "publisher"] = source["publisher"]
    if source.get("authors"):
        item["author"] = [{"literal": source["authors"]}]  # as the data has them: "Santo and others" is no list of names
    if source.get("year"):
        item["issued"] = {"date-parts": [[source["year"]]]}
    item["accessed"] = {"date-parts": [[int(part) for part in str(source["read"]).split("-")]]}
    return item


def ris(id_: str, source: dict) -> str:
    """Return a source of docs/data/sources.yml as a RIS record."""
    item = csl(id_, source)
    fields = [
        ("TY", RIS_TYPES[item["type"]]),
        ("ID", id_),
        ("TI", item["title"]),
        ("AU", source.get("authors")),
        ("JO" if item["type"] == "article-journal" else "PB", source["publisher"]),
        ("PY", source.get("year")),
        ("UR", source["url"]),
        ("Y2", "/".join(f"{part:02d}" for part in item["accessed"]["date-parts"][0])),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in fields if value is not None)
