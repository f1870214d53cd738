// The nearest pages to an address that is not there, by the words in it.
import { ranked, corrected } from "./question.js";

const base = new URL("../../", import.meta.url);
const asked = decodeURIComponent(location.pathname.replace(base.pathname, "")).replace(/[-_/.]+/g, " ").slice(0, 200);
const near = document.querySelector(".suggestions");

const pages = await (await fetch(new URL("search/words.json", base))).json();
for (const { page } of ranked(corrected(asked, pages), pages, 5)) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = new URL(page.path.slice(1), base).pathname;
  link.textContent = page.title;
  item.append(link);
  near.querySelector("ul").append(item);
  near.hidden = false;
}
