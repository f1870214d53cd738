// The page that was meant by an address that is not there: the same as it is written here, or the nearest by the words in it,
// in the language that the address begins with.
import { ranked, unpacked } from "./ranking.js";

const root = new URL("../../", import.meta.url);
const article = document.querySelector("article");
const typed = location.pathname.slice(root.pathname.length).slice(0, 200);
let words = typed;
try { words = decodeURIComponent(typed); } catch { /* a wrong percent sign stays */ }

// Hosts tell capitals from small letters, and a sentence ends in a full stop: a card says /OD, a message "see (/od)."
const tidy = words.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "").replace(/\/{2,}/g, "/").replace(/[^\p{L}\p{N}/.]+/gu, "-")
  .replace(/[^\p{L}\p{N}]*\/[^\p{L}\p{N}]*/gu, "/").replace(/(^|\/)index(\.\w+)?$/, "$1").replace(/\.(html?|md|php|aspx?)$/, "").replace(/\/+$/, "");
const squeezed = (path) => path.normalize("NFD").toLowerCase().replace(/[^a-z0-9]/g, "");

const go = (address) => location.replace(address.pathname + location.search + location.hash);
const there = async (address) => address.pathname !== location.pathname && (await fetch(address, { method: "HEAD" }).catch(() => ({}))).ok;

// The pages of a language: { folder, place of its suggestions, pages }.
const edition = async (place) => {
  const folder = new URL(place.lang ? `${place.lang}/` : "", root);
  const answer = await fetch(new URL("search/names.json", folder));
  return { folder, place, pages: answer.ok ? unpacked(await answer.json()) : [] };
};

const suggest = ({ folder, place, pages }) => {
  const found = ranked(tidy.replace(/[^\p{L}\p{N}]+/gu, " "), pages, 5);
  const list = place.querySelector(".suggestions");
  for (const { page } of found) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = new URL(page.path.slice(1), folder).pathname;
    link.textContent = page.title;
    item.append(link);
    list.querySelector("ul").append(item);
    list.hidden = false;
  }
  if (found.length && place !== article) article.querySelector("h1").after(place);
  return found.length;
};

const places = [...article.querySelectorAll("section[lang]"), article];
const first = places.find((place) => place.lang && `${tidy}/`.startsWith(`${place.lang}/`)) ?? article;
const exact = new URL(tidy, root);
if (await there(exact)) {
  go(exact);
} else {
  const editions = await Promise.all([first, ...places.filter((place) => place !== first).reverse()].map(edition));
  const same = editions.flatMap(({ folder, pages }) => pages.map((page) => new URL(page.path.slice(1), folder)))
    .find((address) => squeezed(tidy) && squeezed(address.pathname.slice(root.pathname.length)) === squeezed(tidy));
  if (same) go(same);
  else editions.some(suggest);
}
