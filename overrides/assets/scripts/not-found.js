// The page that was meant by an address that is not there: the same in small letters, or the nearest by the words in it.
import { ranked, unpacked } from "./ranking.js";

const base = new URL("../../", import.meta.url);
const asked = decodeURIComponent(location.pathname.replace(base.pathname, "")).replace(/[-_/.]+/g, " ").slice(0, 200);
const near = document.querySelector(".suggestions");

// Hosts tell capitals from small letters, and a sentence ends in a full stop: a card says /OD, a message "see /od."
const path = location.pathname.slice(base.pathname.length);
const meant = base.pathname + path.toLowerCase().replace(/[.,;:!?)'"]+$/, "");
if (meant !== location.pathname && (await fetch(meant, { method: "HEAD" })).ok) location.replace(meant + location.hash);

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
