// Answers the question in the address of /search/. Nothing is fetched before there is one; nothing is kept.
import { Index, split } from "./ranking.js";
import { mixer, recognizer } from "./urgent.js";

const MOST = 8;
const ECHOED = 40; // letters of a question that are said again
const say = document.querySelector(".searching").dataset; // in the language of the page
const field = document.querySelector(".search input");
const count = document.querySelector(".count");
const here = document.documentElement.lang;
const root = new URL("../../", import.meta.url); // of the pages in this language
const others = [...document.querySelectorAll(".other")];
const roots = new Map([[here, root], ...others.map((link) => [link.hreflang, new URL("../", link.href)])]);

const element = (tag, text, attributes = {}) => {
  const made = Object.assign(document.createElement(tag), attributes);
  made.textContent = text;
  return made;
};

const data = async (language, name) => (await fetch(new URL(`search/${name}.json`, roots.get(language)))).json();

// The engine with the stemmer of this page's language: lunr has the English one in it, another is asked for.
const engine = async () => {
  const [[lunr], more] = await Promise.all([
    import(new URL("search/lunr.js", root)).then((module) => module.default),
    here === "en" ? [] : import(new URL(`search/lunr.${here}.js`, root)).then((module) => module.default, () => []),
  ]);
  for (const add of more) add(lunr);
  return lunr;
};

// The best pages; those of the other languages are asked for where this one's have never heard a word of the question, or few do.
const answers = async (question) => {
  const [lunr, own] = await Promise.all([engine(), data(here, "pages")]);
  const stemmers = { en: lunr.stemmer, [here]: here === "en" ? lunr.stemmer : lunr[here]?.stemmer };
  const index = new Index(lunr, stemmers).add(own).build();
  if (!index.answers(question)) {
    const more = await Promise.all(others.map((link) => data(link.hreflang, "titles").catch(() => null)));
    for (const file of more.filter(Boolean)) index.add(file);
    index.build();
  }
  return index.search(question, MOST);
};

const row = ({ page, section, words }) => {
  const href = new URL(page.path.slice(1), roots.get(page.language)).pathname;
  const foreign = page.language !== here;
  const item = element("li", "");
  const head = element("h2", "");
  head.append(element("a", page.title, { href, lang: page.language }));
  if (foreign) head.append(element("span", ` (${others.find((link) => link.hreflang === page.language).dataset.language})`, { className: "note", lang: page.language }));
  item.append(head, ...(page.description ? [element("p", page.description, { lang: page.language })] : []));
  if (section?.id) {
    const where = element("p", `${say.in} `, { className: "in" });
    const link = element("a", "", { href: `${href}#${section.id}`, lang: page.language });
    const marked = (word) => element("mark", word, { lang: page.language });
    link.append(...section.heading.split(/([\p{L}\p{N}'’]+)/u).map((piece) => (words.includes(split(piece)[0]) ? marked(piece) : piece)));
    const rest = words.filter((word) => !split(section.heading).includes(word));
    where.append(link, ...rest.flatMap((word, at) => [at ? ", " : ": ", marked(word)]));
    item.append(where);
  }
  return item;
};

// What is recognized stands large and first; the others stay where they are.
const open = (kinds) => {
  for (const kind of [...kinds].reverse()) {
    const door = document.querySelector(`.doors [data-kind="${kind}"]`);
    door.classList.add("now");
    door.parentElement.prepend(door);
  }
};

const show = (found, question) => {
  const echo = question.length > ECHOED ? `${question.slice(0, ECHOED)}…` : question;
  const pages = found.length === 1 ? say.one : `${found.length} ${say.pages}`;
  document.querySelector(".results").replaceChildren(...found.map(row));
  document.querySelector(".all").hidden = found.length > 0;
  document.querySelector(".none").hidden = found.length > 0;
  count.textContent = found.length ? `${pages} ${say.for} "${echo}".` : `${say.nothing} "${echo}". ${say.below}`;
};

const question = new URLSearchParams(location.search).get("q")?.trim().slice(0, 200) ?? "";
field.value = question;
for (const link of question ? others : []) link.search = new URLSearchParams({ q: question });
if (!question) {
  field.focus();
} else if (question.length < 2) {
  count.textContent = say.longer;
} else {
  data(here, "urgent").then((table) => {
    open(recognizer(table)(question));
    document.querySelector(".mix").hidden = !mixer(table)(question);
  }, () => {});
  answers(question).then((found) => show(found, question), () => { count.textContent = `${say.failed} ${say.below}`; });
}
