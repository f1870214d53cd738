// Leaves fast, shares a link, offers an offline copy. The page needs none of it. Stores nothing.
(() => {
  const all = (selector) => document.querySelectorAll(selector);
  const one = (selector) => document.querySelector(selector);
  const on = (name, act) => addEventListener(name, act, { passive: true });
  const base = new URL("../../", document.currentScript.src);
  const said = one(".live-region");
  const exit = one(".quick-exit");
  const dots = exit.appendChild(document.createTextNode("")); // one for each press

  // Leaving: by the link, or by Shift, pressed and let go three times within five seconds with nothing else between or beside:
  // it is also held for capitals, for going back, for selecting, for languages, and by screen readers.
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
  const shifts = new Set(); // those that are down, alone so far
  const held = new Set(); // other keys, and the pointer
  let presses = 0;
  let timer;
  let stale;
  const count = (number) => {
    if (presses && !number) said.textContent = "";
    presses = number;
    dots.data = " •".repeat(number);
  };
  const begin = () => {
    clearTimeout(timer);
    timer = 0;
    shifts.clear();
    count(0);
  };
  const modified = (event) => event.ctrlKey || event.altKey || event.metaKey;
  on("keydown", (event) => {
    if (event.key === "Shift" && !modified(event) && !held.size) {
      if (event.repeat) return;
      timer ||= setTimeout(begin, 5000);
      shifts.add(event.code);
    } else {
      if (!/Shift|Lock$/.test(event.key)) held.add(event.code); // a Mac tells of a lock key only once
      clearTimeout(stale);
      stale = setTimeout(() => held.clear(), 9000); // a system may keep to itself that a key was let go
      begin();
    }
  });
  on("keyup", (event) => {
    if (event.key !== "Shift") {
      held.delete(event.code);
      if (event.key === "Meta") held.clear(); // a Mac tells of no key that is let go before it
    } else if (shifts.delete(event.code) && !modified(event)) {
      count(presses + 1);
      if (presses > 2) return leave();
      said.textContent = said.dataset[presses === 1 ? "twice" : "once"];
    }
  });
  on("pointerdown", () => held.add("pointer"));
  on("pointermove", ({ buttons }) => buttons || held.delete("pointer"));
  for (const name of ["pointerup", "pointercancel"]) on(name, () => held.delete("pointer"));
  on("blur", () => held.clear());
  for (const name of ["pointerdown", "pointerup", "click", "wheel", "touchstart", "input", "blur"]) on(name, begin);

  // Menus: Escape closes one and gives its button the focus; so does going on, by key or by tap. What has the focus stays in view.
  const menus = all(".menu");
  on("keydown", ({ key }) => {
    for (const menu of key === "Escape" ? menus : []) {
      if (menu.open && (menu.contains(document.activeElement) || document.activeElement === document.body)) menu.firstElementChild.focus();
      menu.open = false;
    }
  });
  for (const name of ["focusin", "click"]) on(name, ({ target }) => {
    for (const menu of menus) {
      if (!menu.open || menu.contains(target) || (name === "focusin" && !target.matches(":focus-visible"))) continue;
      menu.open = false;
      if (name === "focusin") target.scrollIntoView({ block: "nearest", behavior: "instant" });
    }
  });

  // Folded blocks: a link to one opens it where the browser does not, and paper shows all. The contents list is folded on phones only:
  // frame.css shows it on wide screens, and here assistive technology hears that it is open.
  for (const contents of all(".toc details")) contents.open = matchMedia("(min-width: 62em)").matches;
  const follow = () => document.getElementById(location.hash.slice(1))?.closest("details")?.setAttribute("open", "");
  on("hashchange", follow);
  follow();
  on("beforeprint", () => { for (const block of all("article details")) block.open = true; });

  // The code for paper comes after all else: no browser asks for a lazy image when it prints.
  on("load", () => { for (const code of all(".qr")) code.loading = "eager"; });

  // Sharing: the device's sheet on a phone, the clipboard elsewhere; where a pointer hovers, each section too.
  const share = async (button, url, sheet) => {
    if (sheet) return navigator.share({ title: document.title, url }).catch(() => {});
    const refused = await navigator.clipboard.writeText(url).catch(() => true);
    if (refused) return getSelection().selectAllChildren(one(".page-url")); // to be copied by hand
    said.textContent = said.dataset.copied;
    const tick = document.createTextNode("✓ ");
    button.prepend(tick);
    setTimeout(() => {
      tick.remove();
      said.textContent = "";
    }, 2000);
  };
  // The style of a section's button comes with it: no page carries it for who has no script, or no mouse.
  const headingStyle = () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`@media print{.heading-link{display:none}}h2:has(+.heading-link){margin-right:2.2rem}
.heading-link{float:right;margin:-2.3rem 0 0;width:2rem;height:2rem;border:0;background:none;color:inherit;cursor:pointer}
section:not(:hover)>.heading-link:not(:focus){opacity:0}`);
    return sheet;
  };
  const here = location.href.split(/[?#]/)[0];
  if (navigator.clipboard || navigator.share) {
    for (const button of all(".share button")) {
      const sheet = button.name === "sheet";
      button.hidden = sheet ? !navigator.share : !navigator.clipboard;
      button.onclick = () => share(button, here, sheet);
    }
    const hovers = document.adoptedStyleSheets && navigator.clipboard && matchMedia("(hover: hover)").matches;
    if (hovers) document.adoptedStyleSheets = [headingStyle()];
    for (const heading of hovers ? all('article:not(.emergency) > [class^="content--"]:not(.content--in-short, .content--doors) > h2[id]') : []) {
      const button = document.createElement("button");
      button.className = "heading-link";
      button.type = "button";
      button.textContent = "#";
      button.setAttribute("aria-label", `${said.dataset.copy}: ${heading.textContent}`);
      button.onclick = () => share(button, `${here}#${heading.id}`);
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
