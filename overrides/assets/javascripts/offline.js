// The offline copy, by the reader's choice: saves it, says of what day it is, deletes it with its worker.
const DAY = 86_400_000;
const OLD = 90;

const words = (date) => new Date(date).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });

// Ask the worker for one task; `hear` gets each report until one says that it is done.
const ask = (worker, task, hear) => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => { hear(data); if (data.done) done(data); };
  worker.postMessage({ task }, [port2]);
});

const ready = async (base) => {
  await navigator.serviceWorker.register(new URL("sw.js", base), { scope: base.pathname });
  return (await navigator.serviceWorker.ready).active;
};

const show = (block, copy) => {
  const age = copy.date ? (Date.now() - Date.parse(copy.date)) / DAY : 0;
  const old = age > OLD ? ` It is older than ${OLD} days: save it again.` : "";
  block.querySelector("output").textContent = copy.date ? `Saved copy of ${words(copy.date)}.${old}` : copy.said ?? "";
  block.querySelector('[name="forget"]').hidden = !copy.date;
};

export const use = async (block, base, task) => {
  const told = block.querySelector("output");
  if (task === "forget") {
    const registration = await navigator.serviceWorker.getRegistration(base.pathname);
    if (registration?.active) await ask(registration.active, "forget", () => {});
    await registration?.unregister();
    return show(block, { said: "Deleted. Nothing of this site is stored here now." });
  }
  told.textContent = task === "look" ? "" : "Saving …";
  try {
    const worker = await ready(base);
    const copy = await ask(worker, task, ({ part, of }) => { if (of) told.textContent = `Saving: ${part} of ${of} files`; });
    show(block, copy);
  } catch {
    show(block, { said: "It could not be saved. Try again with a signal." });
  }
};
