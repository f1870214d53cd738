// Finds pages on /search/. The index and its reader are fetched only here and only when there is a question.
const MOST = 10;
const form = document.querySelector(".search");
const count = document.querySelector(".count");
const list = document.querySelector(".results");

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

const row = (page) => {
  const best = page.sub_results.find((part) => part.url !== page.url) ?? page;
  const item = element("li", "");
  const head = element("h2", "");
  head.append(element("a", page.meta.title, { href: page.url }));
  item.append(head, excerpt(best.excerpt));
  if (best !== page) {
    const where = element("p", "In: ", { className: "in" });
    where.append(element("a", best.title, { href: best.url }));
    item.append(where);
  }
  return item;
};

const find = async (question) => {
  const base = new URL("../../", import.meta.url);
  const pagefind = await import(new URL("pagefind/pagefind.js", base));
  await pagefind.options({ baseUrl: base.pathname, excerptLength: 24 });
  const found = await pagefind.search(question);
  const pages = await Promise.all(found.results.slice(0, MOST).map((result) => result.data()));
  list.replaceChildren(...pages.map(row));
  const pagesFound = found.results.length === 1 ? "1 page" : `${found.results.length} pages`;
  count.textContent = found.results.length ? `${pagesFound} for "${question}".` : `Nothing found for "${question}". All pages are listed below.`;
  document.querySelector(".all").hidden = found.results.length > 0;
};

const question = new URLSearchParams(location.search).get("q")?.trim().slice(0, 200);
if (question) {
  form.q.value = question;
  count.textContent = "Searching …";
  find(question).catch(() => { count.textContent = "The search did not load. All pages are listed below."; });
}
