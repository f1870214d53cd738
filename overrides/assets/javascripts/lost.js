// The nearest pages to an address that is not there, by the words in it.
import { ranked, unpacked } from "./ranking.js";

const base = new URL("../../", import.meta.url);
const asked = decodeURIComponent(location.pathname.replace(base.pathname, "")).replace(/[-_/.]+/g, " ").slice(0, 200);
const near = document.querySelector(".near");

const pages = unpacked(await (await fetch(new URL("search/names.json", base))).json());
for (const { page } of ranked(asked, pages, 5)) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = new URL(page.path.slice(1), base).pathname;
  link.textContent = page.title;
  item.append(link);
  near.querySelector("ul").append(item);
  near.hidden = false;
}
