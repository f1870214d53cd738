"""Helplines, finders and services as HTML: the ways to reach one first, each fact as a sentence, and quietly how surely it is known."""

import re
from collections import Counter
from collections.abc import Iterable
from html import escape
from unicodedata import normalize
from urllib.parse import quote

from babel import Locale

from overrides.hooks.content.anchors import FINDERS
from overrides.hooks.content.dates import expired, month_in_words
from overrides.hooks.content.messages import messages
from overrides.hooks.content.notation import sentence, slug, spelled
from overrides.hooks.content.overlays import LANG, translated
from overrides.hooks.content.places import country_name
from overrides.hooks.content.site import ORIGINAL, Site

# What to text, in the English data: group 1 the keyword, where there is one, group 2 the number.
TEXT_TO = re.compile(r"[Tt]ext (?:([A-Z]{2,}) to |[^.]*? to )?(the same number|\d[\d -]+\d)")
NUMBER = r"\d[\d -]*\d"
PHONE = re.compile(r"\b1(?:-\d{3}){2}-\d{4}\b")  # a full North American number in a text


def helpline_list(site: Site) -> str:
    """Return all helplines by country, in the order of the data; in a translation those that answer in its language come first."""
    lines, t = [line for line in _lines(site) if line["kind"] not in FINDERS], messages(site.language)
    out = [_in_english(lines, site)]
    for country in dict.fromkeys(line["country"] for line in lines):
        here = sorted((line for line in lines if line["country"] == country), key=lambda line: not line["in_language"])
        most = _most_common([line for line in here if line["kind"] != "emergency"] or here)
        out += [f"### {country_name(country, site.language)} {{ #{slug(country)} }}\n", *(_helpline(line, site, most) for line in here)]
        source = _provenance(*most, site)
        out.append(f'<p class="note">{t["most_lines"].format(source[:1].lower() + source[1:])}</p>\n')
    return "\n".join(out)


def finder_list(site: Site) -> str:
    """Return the finders and the senders of supplies."""
    lines = [line for line in _lines(site) if line["kind"] in FINDERS]
    return "\n".join([_in_english(lines, site), *(_helpline(line, site, None) for line in lines)])


def letter_links(entries: Iterable[tuple[str, str]], label: str) -> str:
    """Return a row of letters, each a link to the first of sorted (name, id) that begins with it; accents count for nothing.

    Names that begin with a digit come before all others and need no link.
    """
    first: dict[str, str] = {}
    for name, id_ in entries:
        first.setdefault(initial(name), id_)
    links = " ".join(f'<a href="#{id_}">{letter}</a>' for letter, id_ in first.items() if letter.isalpha())
    return f'<p class="letters"><b>{label}</b> {links}</p>\n'


def initial(name: str) -> str:
    """Return the capital that a name begins with, without its accent."""
    return normalize("NFD", name)[0].upper()


def state_links(site: Site) -> str:
    """Return a row of letters that leads to the states of the services: those of the first country, the US."""
    places = [place for place in site.value("services") if "code" in place]
    states = sorted((place["name"], place["id"]) for place in places if place["country"] == places[0]["country"])
    return letter_links(states, messages(site.language)["state_by_letter"])


def service_list(site: Site) -> str:
    """Return services by country: those of the whole country, then each state from A to Z, folded, with its id inside the fold."""
    places, t = translated(site, "services") or [], messages(site.language)
    months = Counter(service["read"][:7] for place in places for service in place["services"])
    month = months.most_common(1)[0][0] if months else ""
    out = [_in_english(places, site), f'<p class="note">{t["services_read"].format(month_in_words(month, site.language))}</p>\n' if month else ""]
    for country in dict.fromkeys(place["country"] for place in places):
        here = [place for place in places if place["country"] == country]
        id_ = next((place["id"] for place in here if "code" not in place), slug(country))
        out.append(f"### {country_name(country, site.language)} {{ #{id_} }}\n")
        out += [_services(place, month, site) for place in here if "code" not in place]
        states = sorted((place for place in here if "code" in place), key=lambda place: place["name"])
        folded = [f"<details><summary>{escape(place['name'])}</summary>{_services(place, month, site)}</details>" for place in states]
        out.append(f'<section class="states">{"".join(folded)}</section>\n' if folded else "")
    return "\n".join(out)


def _lines(site: Site) -> list[dict]:
    """Return the helplines in the site's words, each with two fields more.

    `text_to` is its English text, which is read for the link; `in_language` whether somebody answers in the site's language.
    """
    name = Locale(ORIGINAL).languages[site.language]
    return [
        line | {"text_to": english.get("text", ""), "in_language": site.language == ORIGINAL or name in english.get("languages", "")}
        for english, line in zip(site.value("helplines"), translated(site, "helplines"), strict=True)
    ]


def _in_english(entries: list[dict], site: Site) -> str:
    """Return one sentence where a list has entries that are not in the page's language."""
    if any(LANG in entry for entry in entries):
        return f'<p class="note">{messages(site.language)["some_in_english"]}</p>\n'
    return ""


def _helpline(line: dict, site: Site, most: tuple[str, str] | None) -> str:
    """Return one helpline; its status and month are left out where they are `most`, those in the note of its country."""
    texts = {name: with_phone_links(sentence(line[name])) for name in ("hours", "languages", "cost", "asks", "note") if line.get(name)}
    facts = " ".join(f"<b>{text}</b>" if name == "languages" else text for name, text in texts.items())
    known = (line["status"], str(line["confirmed"])[:7])
    if known != most and line["kind"] != "emergency":
        facts += f' <span class="note">{_provenance(*known, site)}</span>'
    return (
        f'<section class="helpline" id="{line["id"]}"{_lang(line)}><p><b>{escape(line["name"], quote=False)}</b></p>'
        f'<p class="ways">{_ways(line, site)}</p><p>{facts}</p></section>\n'
    )


def _ways(line: dict, site: Site) -> str:
    """Return the links to call, to text and to visit."""
    ways = [_phone(line, site)] if line.get("phone") else []
    if line.get("text"):
        *others, last = line["text"].split(". ")
        ways += [with_phone_links(other) for other in others]
        ways.append(_text_link(last, line))
    if line.get("web"):
        host = re.sub(r"^https://(www\.)?", "", line["web"]).rstrip("/")
        ways.append(f'<a href="{escape(line["web"])}">{escape(host)}</a>')
    return " ".join(ways)


def with_phone_links(text: str) -> str:
    """Return a text as HTML, with each full North American number in it as a link; the style keeps a link to a number on one line."""
    return PHONE.sub(lambda number: f'<a href="tel:+{number[0].replace("-", "")}" translate="no">{number[0]}</a>', escape(text, quote=False))


def _phone(line: dict, site: Site) -> str:
    """Return a number as a link whose name says it digit by digit, and the country it is for: "nine hundred eleven" helps nobody."""
    shown = escape(line["phone"])
    if not line.get("tel"):
        return shown
    country = country_name(line["country"], site.language)
    label = messages(site.language)["call_number"].format(number=spelled(line["phone"]), country=country)
    return f'<a class="tel" href="tel:{line["tel"]}" aria-label="{escape(label)}" translate="no">{shown}</a>'


def _text_link(text: str, line: dict) -> str:
    """Return the sentence on texting as a link that opens a message to the number, with the keyword in it."""
    match = TEXT_TO.search(line.get("text_to") or text)
    words = _untranslated(text, line)
    if not match:
        return words
    number = line.get("tel", "") if match[2] == "the same number" else re.sub("[ -]", "", match[2])
    body = f"?&amp;body={quote(match[1])}" if match[1] else ""
    return f'<a href="sms:{number}{body}">{words}</a>'


def _untranslated(text: str, line: dict) -> str:
    """Return a text with its numbers and keyword kept from translation programs: a line does not answer to ESPERANZA."""
    match = TEXT_TO.search(line.get("text_to") or text)
    keep = rf"{NUMBER}|\b{match[1]}\b" if match and match[1] else NUMBER
    return re.sub(keep, lambda word: f'<span translate="no">{word[0]}</span>', escape(text, quote=False))


def _services(place: dict, month: str, site: Site) -> str:
    """Return the services of a place as a list; that of a state has its id, that of a country has it on its heading.

    What was not found is named in one line at its end.
    """
    found = [service for service in place["services"] if service.get("found") is not False]
    items = "".join(f"<li>{_service(service, place, month, site)}</li>" for service in found)
    if missing := [_kind(service, site).rstrip(":").lower() for service in place["services"] if service not in found]:
        # A part of the country may have what the country as a whole lacks, as Scotland has naloxone by mail.
        none_found = messages(site.language)["none_found" if "code" in place else "none_found_country"]
        items += f'<li class="note">{none_found} {", ".join(missing)}</li>'
    id_ = f' id="{place["id"]}"' if "code" in place else ""
    return f'<ul class="services"{id_}{_lang(place)}>{items}</ul>'


def _kind(service: dict, site: Site) -> str:
    """Return the kind of a service in the site's words, with its colon."""
    return messages(site.language)[f"service_{service['kind'].replace('-', '_')}"]


def _service(service: dict, place: dict, month: str, site: Site) -> str:
    """Return one service: its kind, its name as the link, the other ways to reach it, its facts, and the month where it is not that of most."""
    t, kind = messages(site.language), _kind(service, site)
    name = escape(service["name"], quote=False)
    name = f'<a href="{escape(service["web"])}">{name}</a>' if service.get("web") else name
    line = service | {"country": place["country"], "web": None}
    ways = _ways(line, site) if service.get("phone") or service.get("text") else ""
    facts = [escape(sentence(service[fact]), quote=False) for fact in ("what", "cost", "limits", "note") if service.get(fact)]
    if service.get("status", "A") == "U":
        facts.append(t["status_U"] + ".")
    if service["read"][:7] != month or expired(service["read"]):
        facts.append(f"<small>({month_in_words(service['read'], site.language)})</small>")
    return f"<b>{kind}</b> {' '.join(filter(None, [f'{name}.', ways, *facts]))}"


def _most_common(lines: list[dict]) -> tuple[str, str]:
    """Return the status and the month that most of some lines have."""
    return Counter((line["status"], str(line["confirmed"])[:7]) for line in lines).most_common(1)[0][0]


def _provenance(status: str, month: str, site: Site) -> str:
    t = messages(site.language)
    old = f" {t['old_number']}" if expired(month) else ""
    return f"{t[f'status_{status}']}, {month_in_words(month, site.language)}.{old}"


def _lang(entry: dict) -> str:
    return f' lang="{entry[LANG]}"' if LANG in entry else ""

