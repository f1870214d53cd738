// Leaves fast, shares a link, offers an offline copy. The page needs none of it. Stores nothing.
(() => {
  const all = (selector) => document.querySelectorAll(selector);
  const one = (selector) => document.querySelector(selector);
  const base = new URL("../../", document.currentScript.src);
  const said = one(".live-region");
  const exit = one(".quick-exit");

  // Leaving: by the link, or Shift three times. Any other key, or five seconds, begins the count again.
  const leave = () => {
    document.title = exit.dataset.gone;
    document.body.replaceChildren();
    location.replace(exit.href);
  };
  exit.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    leave();
  });
  let presses = 0;
  let timer;
  const count = (number) => {
    presses = number;
    exit.dataset.presses = number;
    clearTimeout(timer);
    if (number) timer = setTimeout(count, 5000, 0);
  };
  addEventListener("keydown", (event) => {
    if (event.repeat) return;
    if (event.key !== "Shift") return count(0);
    count(presses + 1);
    if (presses > 2) return leave();
    said.textContent = said.dataset[presses === 1 ? "twice" : "once"];
  });

  // Folded blocks: a link to one opens it where the browser does not, and paper shows all.
  const follow = () => document.getElementById(location.hash.slice(1))?.closest("details")?.setAttribute("open", "");
  addEventListener("hashchange", follow);
  follow();
  addEventListener("beforeprint", () => { for (const block of all("article details")) block.open = true; });

  // Sharing: the device's sheet on a phone, the clipboard elsewhere; for the page and for each section.
  const share = async (button, url, sheet) => {
    if (sheet) return navigator.share({ title: document.title, url }).catch(() => {});
    const refused = await navigator.clipboard.writeText(url).catch(() => true);
    if (refused) return getSelection().selectAllChildren(one(".page-url")); // to be copied by hand
    said.textContent = said.dataset.copied;
    button.dataset.done = "";
    setTimeout(() => delete button.dataset.done, 2000);
  };
  const touch = navigator.share && matchMedia("(pointer: coarse)").matches;
  const here = location.href.split(/[?#]/)[0];
  if (navigator.clipboard || touch) {
    for (const button of all(".share button")) {
      const sheet = button.name === "sheet";
      button.hidden = sheet ? !navigator.share : !navigator.clipboard;
      button.onclick = () => share(button, here, sheet);
    }
    for (const heading of all('article:not(.emergency) > section[class^="section--"] > h2[id]')) {
      const button = document.createElement("button");
      button.className = "heading-link";
      button.type = "button";
      button.setAttribute("aria-label", `${said.dataset[touch ? "share" : "copy"]}: ${heading.textContent}`);
      button.onclick = () => share(button, `${here}#${heading.id}`, touch);
      heading.after(button);
    }
  }

  // The offline copy: its script comes when its block is used, or when there is a copy.
  const block = one(".offline");
  if (block && navigator.serviceWorker) {
    block.hidden = false;
    const use = (task) => import(new URL("assets/scripts/offline.js", base)).then((offline) => offline.use(block, base, task));
    for (const button of block.querySelectorAll(".row button")) button.onclick = () => use(button.name);
    if (navigator.serviceWorker.controller) use("look");
  }
})();
