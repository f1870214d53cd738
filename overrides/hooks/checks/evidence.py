"""Every claim of a page has a source: citations, evidence marks, percentages, facts, and the statements of the source documents."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from overrides.hooks.content.diagnostics import Issue, did_you_mean
from overrides.hooks.content.evidence import RATINGS
from overrides.hooks.content.notation import CITATION_LIKE, CODE, FACT, QUOTED, blocks, cited_ids
from overrides.hooks.content.site import Page, Site
from overrides.hooks.content.yaml_files import parts

ID = re.compile(r"@([A-Za-z0-9-]+)$")
RATING = re.compile(r"\[@[^\]]*\]\{\s*([^}]*?)\s*\}")
STRAY_RATING = re.compile(r"(?<!\]){:?\s*\.mark-[\w-]*\s*}|(?<!@)\]\s+{\s*\.mark-|\]\([^)]*\){\s*\.mark-|\[(?!@)[^\[\]]*\]{\s*\.mark-")
STRAY_ID = re.compile(r"(?<![\w.@])@\s?([a-z][\w-]*)")
PERCENT = re.compile(r"\d\s?%|\d percent\b")
UNLINKED = "without a link"  # a paragraph may say that it names a paper that has no page to link to
FACT_LIKE = re.compile(r"\[=[^\]\n]*\]?")
CERTAIN = 4  # digits: a figure of so many is no accident where it stands again


def citations(site: Site) -> Iterator[Issue]:
    """Yield unknown and badly written citations, unknown evidence marks, and marks and ids that are no citation."""
    known = site.value("sources")
    for page in site.pages:
        for number, line in page.prose:
            for group in CITATION_LIKE.findall(line):
                for one in group.split(";"):
                    match = ID.match(one.strip())
                    if not match:
                        yield Issue(page.file, number, f"'[{group}]' is not a citation.", "Write [@id], or [@first; @second] for two.")
                    elif match[1] not in known:
                        hint = f"{did_you_mean(match[1], known)}Correct the id, or add the source there."
                        yield Issue(page.file, number, f"The source '{match[1]}' is not in docs/data/sources.yml.", hint)
            if "@" in line:
                if re.search(r"(?<!\\)\[@[^\]]*$", line):
                    yield Issue(page.file, number, "This citation runs over the end of its line, so nothing checks it.", "Put all of it, from [ to ], on one line.")
                for id_ in STRAY_ID.findall(CITATION_LIKE.sub("", CODE.sub("", line))):
                    if id_ in known:
                        yield Issue(page.file, number, f"'@{id_}' stands outside of brackets, so it is no citation.", f"Write [@{id_}].")
            for rating in RATING.findall(line):
                if not rating.startswith(".mark-") or rating.removeprefix(".mark-") not in RATINGS:
                    names = [f".mark-{name}" for name in RATINGS]
                    yield Issue(page.file, number, f"Unknown evidence mark '{rating}'.", f"Use {', '.join(names[:-1])} or {names[-1]}.")
            if ".mark-" in line and STRAY_RATING.search(line):
                yield Issue(page.file, number, "This evidence mark stands on no citation.", "Write it right after the citation: [@its-id]{ .mark-moderate }.")


def sources(site: Site) -> Iterator[Issue]:
    """Yield sources that data name and nobody listed; and, as warnings, those that nobody cites."""
    known = site.value("sources")
    named = [(record, path, id_) for name, record in site.data.items() if name != "sources" for path, id_ in _named(record.value)]
    for record, path, id_ in named:
        if id_ not in known:
            message = f"The source '{id_}' is not in docs/data/sources.yml."
            yield Issue(record.file, record.line(*path), message, "Correct the id, or add the source there.")
    cited = {id_ for _, _, id_ in named}.union(*(cited_ids(page.text) for page in site.pages))
    for id_ in known:
        if id_ not in cited:
            record = site.data["sources"]
            yield Issue(record.file, record.line(id_), f"No page cites '{id_}'.", "Cite it, or delete the entry.", severity="warning")


def _named(value: object) -> Iterator[tuple[tuple, str]]:
    """Yield the ids under every `source` and `sources` of a data file with their paths."""
    for path, id_ in parts(value):
        if isinstance(id_, str) and ("source" in path[-1:] or "sources" in path[-2:-1]) and "://" not in id_:  # some name an address
            yield path, id_


def percentages(site: Site) -> Iterator[Issue]:
    """Yield the first percentage of each paragraph, list or table that has no source. What somebody says is not ours."""
    for page in site.pages:
        for block in blocks(page.prose):
            text = " ".join(line for _, line in block)
            found = [number for number, line in block if PERCENT.search(QUOTED.sub("", line))]
            if found and "[@" not in text and UNLINKED not in text:
                hint = "Cite where it stands, [@its-id], in the same paragraph; or take the number out."
                yield Issue(page.file, found[0], "Here is a percentage without a source.", hint)


def facts(site: Site) -> Iterator[Issue]:
    """Yield facts that are unknown or stand without their source, and figures that are typed though facts.yml has them."""
    known, record = site.value("facts"), site.data.get("facts")
    figures = {id_: str(fact["value"]) for id_, fact in known.items()}
    for page in site.pages:
        values = {id_: value for id_, value in figures.items() if value in page.text}
        for section, block in _in_sections(page):
            cited = cited_ids(" ".join(line for _, line in block))
            for number, line in block:
                for group in FACT_LIKE.findall(line) if "[=" in line else ():
                    if found := _fact(group, known, cited_ids(section)):
                        yield Issue(page.file, number, *found)
                for id_, value in values.items():
                    if value not in line:
                        continue
                    beside, certain = known[id_]["source"] in cited, sum(map(str.isdecimal, value)) >= CERTAIN
                    if (beside or certain) and re.search(rf"(?<![\w.,-]){re.escape(value)}(?![\w%-]|[.,]\d)", line):
                        message = f"'{value}' is typed here; {record.file} has it as '{id_}'."
                        hint = f"Write [={id_}], so that the number is changed in one place; unless it is another number."
                        yield Issue(page.file, number, message, hint, severity="error" if beside and certain else "warning")


def _in_sections(page: Page) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """Yield each block of a page with the text in which its sources may be cited: its section; the whole page for the first one."""
    starts = [heading.line for heading in page.headings if heading.level > 1]
    sections = [[] for _ in (0, *starts)]
    for block in blocks(page.prose):
        sections[bisect_right(starts, block[0][0])].append(block)
    for place, section in enumerate(sections):
        text = page.text if place < 2 else "\n".join(line for block in section for _, line in block)
        yield from ((text, block) for block in section)


def _fact(group: str, known: dict, cited: list[str]) -> tuple[str, str] | None:
    match = FACT.fullmatch(group)
    if not match:
        return f"'{group}' is no fact.", "Write [=id], [=id words] or [=id period]."
    if match[1] not in known:
        return f"There is no fact '{match[1]}' in docs/data/facts.yml.", f"{did_you_mean(match[1], known)}Correct the id, or add the fact there."
    fact = known[match[1]]
    if match[2] and match[2] not in fact:
        return f"The fact '{match[1]}' has no {match[2]}.", f"Add `{match[2]}` to it in docs/data/facts.yml, or print its value."
    if fact["source"] not in cited:
        message = f"The fact '{match[1]}' stands here without its source."
        return message, f"Cite [@{fact['source']}] where it stands, or in the same section."
    return None


def unused_facts(site: Site) -> Iterator[Issue]:
    """Yield, as warnings, the facts that no page names."""
    named = {match[1] for page in site.pages for match in FACT.finditer(page.text)}
    for id_ in site.value("facts").keys() - named:
        record, hint = site.data["facts"], f"Print it with [={id_}], or delete it."
        yield Issue(record.file, record.line(id_), f"No page names the fact '{id_}'.", hint, severity="warning")


def claims(site: Site) -> Iterator[Issue]:
    """Yield statements of the source documents that pages name and must not, and those that no page carries."""
    record = site.data["claims"]
    known = {claim["id"]: claim for claim in site.value("claims")["claims"]}
    carried = set()
    for page in site.pages:
        for number, id_ in enumerate(page.meta.get("claims") or []):
            line = page.front_matter.line("claims", number)
            if not isinstance(id_, str):
                continue  # front_matter.py has reported it
            if id_ not in known:
                yield Issue(page.file, line, f"There is no statement '{id_}'.", "Use an id of docs/data/claims.yml.")
            elif known[id_]["carry"] == "drop":
                message = f"The statement '{id_}' is to be dropped: it must not appear on the site."
                yield Issue(page.file, line, message, "Take it out of the page and of its claims.")
            carried.add(id_)
    for number, (id_, claim) in enumerate(known.items()):
        if claim["carry"] != "drop" and id_ not in carried:
            hint = f"Say it on a page (\"{claim['says'][:70]}...\") and name it in that page's claims."
            yield Issue(record.file, record.line("claims", number), f"No page carries the statement '{id_}'.", hint)


EACH_LANGUAGE = (citations, facts)
ORIGINAL_ONLY = (sources, percentages, unused_facts, claims)
