// The offline copy, by the reader's choice: saves it, says of what day it is, deletes all copies with their worker.
const DAY = 86_400_000;
const OLD = 90;

const inWords = (date) => new Date(date).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });

// Ask the worker for one task; `hear` gets each report until one says that it is done.
const ask = (worker, task, hear = () => {}) => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => { hear(data); if (data.done) done(data); };
  worker.postMessage(task, [port2]);
});

const ready = async (root) => {
  await navigator.serviceWorker.register(new URL("sw.js", root), { scope: root.pathname });
  return (await navigator.serviceWorker.ready).active;
};

// What is said stands in the block, in the language of its page. `copy`: { failed, date, any } of the worker.
const show = (block, { failed, date, any }) => {
  const { failed: unsaved, still, saved, older, full, changed, lost } = block.dataset;
  const said = [];
  if (failed) said.push(unsaved, { full, changed, lost }[failed] ?? lost);
  if (failed && date) said.push(`${still} ${inWords(date)}.`);
  if (!failed && date) said.push(`${saved} ${inWords(date)}.`);
  if (date && Date.now() - Date.parse(date) > OLD * DAY) said.push(older);
  block.querySelector("output").textContent = said.join(" ");
  block.querySelector('[name="forget"]').hidden = !any;
};

export const use = async (block, base, name) => {
  const root = new URL(block.dataset.root, location.href); // of the site in all languages
  const list = new URL("offline.json", base).pathname.slice(root.pathname.length);
  const told = block.querySelector("output");
  const registration = await navigator.serviceWorker.getRegistration(root.pathname);
  if (name === "look") return show(block, await ask(registration.active, { task: name, list }));
  if (name === "forget") {
    if (registration?.active) await ask(registration.active, { task: name });
    await registration?.unregister();
    show(block, {});
    told.textContent = block.dataset.deleted;
    return undefined;
  }
  const { saving, files, saved, old } = block.dataset;
  told.textContent = `${saving} …`;
  navigator.storage?.persist?.().catch(() => {}); // a browser asked so is slower to throw the copy away
  const tell = ({ part, of }) => { if (of) told.textContent = `${saving}: ${part} / ${of} ${files}`; };
  const words = { saved, old, language: document.documentElement.lang };
  try {
    const copy = await ask(await ready(root), { task: name, list, words }, tell);
    return show(block, copy);
  } catch {
    const copy = registration?.active ? await ask(registration.active, { task: "look", list }) : {};
    return show(block, { ...copy, failed: "lost" });
  }
};
