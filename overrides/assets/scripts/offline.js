// The offline copy, by the reader's choice: saves it, says of what day it is, deletes it with its worker.
const DAY = 86_400_000;
const OLD = 90;

const inWords = (date) => new Date(date).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });

// Ask the worker for one task; `hear` gets each report until one says that it is done.
const ask = (worker, task, hear, words) => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => { hear(data); if (data.done) done(data); };
  worker.postMessage({ task, words }, [port2]);
});

const ready = async (base) => {
  await navigator.serviceWorker.register(new URL("sw.js", base), { scope: base.pathname });
  return (await navigator.serviceWorker.ready).active;
};

// What is said stands in the block, in the language of its page.
const show = (block, copy) => {
  const age = copy.date ? (Date.now() - Date.parse(copy.date)) / DAY : 0;
  const old = age > OLD ? ` ${block.dataset.older}` : "";
  block.querySelector("output").textContent = copy.date ? `${block.dataset.saved} ${inWords(copy.date)}.${old}` : copy.said ?? "";
  block.querySelector('[name="forget"]').hidden = !copy.date;
};

export const use = async (block, base, task) => {
  const told = block.querySelector("output");
  if (task === "forget") {
    const registration = await navigator.serviceWorker.getRegistration(base.pathname);
    if (registration?.active) await ask(registration.active, "forget", () => {});
    await registration?.unregister();
    return show(block, { said: block.dataset.deleted });
  }
  told.textContent = task === "look" ? "" : `${block.dataset.saving} …`;
  try {
    const worker = await ready(base);
    const words = { ...block.dataset, language: document.documentElement.lang };
    const copy = await ask(worker, task, ({ part, of }) => { if (of) told.textContent = `${block.dataset.saving}: ${part} / ${of} ${block.dataset.files}`; }, words);
    show(block, copy.failed ? { said: block.dataset.unsaved } : copy);
  } catch {
    show(block, { said: block.dataset.unsaved });
  }
};
