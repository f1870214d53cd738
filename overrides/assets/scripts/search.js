// Finds pages on /search/. First by each page's own words, a few kilobytes; then, where those find nothing or the reader
// asks for it, by every word of the text, with Pagefind. Nothing is fetched before there is a question.
import { ranked, corrected } from "./question.js";

const MOST = 8;
const form = document.querySelector(".search");
const count = document.querySelector(".count");
const list = document.querySelector(".results");
const deeper = document.querySelector(".deeper");
const say = document.querySelector(".searching").dataset; // in the language of the page
const base = new URL("../../", import.meta.url);

const element = (tag, text, attributes = {}) => {
  const made = Object.assign(document.createElement(tag), attributes);
  made.textContent = text;
  return made;
};

// An excerpt comes as escaped HTML with <mark> around the words found: only those two tags are let through.
const excerpt = (html) => {
  const line = element("p", "");
  const parsed = new DOMParser().parseFromString(html, "text/html");
  for (const node of parsed.body.childNodes) line.append(element(node.nodeName === "MARK" ? "mark" : "span", node.textContent));
  return line;
};

const row = (title, href, text, section) => {
  const item = element("li", "");
  const head = element("h2", "");
  head.append(element("a", title, { href }));
  item.append(head, text);
  if (section) {
    const where = element("p", `${say.in} `, { className: "in" });
    where.append(element("a", section.title, { href: section.href }));
    item.append(where);
  }
  return item;
};

const show = (rows, question, meant) => {
  list.replaceChildren(...rows);
  const pages = rows.length === 1 ? say.one : `${rows.length} ${say.pages}`;
  const other = meant === question ? "" : ` ${say.looked} "${meant}".`;
  count.textContent = rows.length ? `${pages} ${say.for} "${question}".${other}` : `${say.nothing} "${question}". ${say.below}`;
  document.querySelector(".all").hidden = rows.length > 0;
};

const byOwnWords = (meant, pages) => ranked(meant, pages, MOST).map(({ page, section }) => {
  const href = new URL(page.path.slice(1), base).pathname;
  return row(page.title, href, element("p", page.description), section && { title: section.heading, href: `${href}#${section.id}` });
});

const byEveryWord = async (meant) => {
  const pagefind = await import(new URL("pagefind/pagefind.js", base));
  await pagefind.options({ baseUrl: base.pathname, excerptLength: 24, noWorker: true });
  const found = (await pagefind.search(meant)).results.slice(0, MOST);
  return (await Promise.all(found.map((result) => result.data()))).map((page) => {
    const best = page.sub_results.find((part) => part.url !== page.url) ?? page;
    return row(page.meta.title, page.url, excerpt(best.excerpt), best === page ? null : { title: best.title, href: best.url });
  });
};

const find = async (question) => {
  const pages = await (await fetch(new URL("search/words.json", base))).json();
  const meant = corrected(question, pages);
  const rows = byOwnWords(meant, pages);
  if (!rows.length) return show(await byEveryWord(meant), question, meant);
  show(rows, question, meant);
  deeper.hidden = false;
  deeper.onclick = async () => {
    count.textContent = `${say.searching} …`;
    deeper.hidden = true;
    await byEveryWord(meant).then((found) => show(found, question, meant), failed);
  };
};

const failed = () => { count.textContent = `${say.failed} ${say.below}`; };

const question = new URLSearchParams(location.search).get("q")?.trim().slice(0, 200);
if (question) {
  form.q.value = question;
  count.textContent = `${say.searching} …`;
  find(question).catch(failed);
}
