// The worker of the offline copies, one for all languages. It exists only after a reader has asked for a copy.
// Network first, then the copy. Caches are shared by every site of one host: ours are named by its folder, and no other is touched.
// A copy is one cache: its files, and a record that is written last. What has no record is no copy.
const PREFIX = `harm-reduction-principles ${registration.scope}`;
const WAIT = 4000; // for a page
const PATIENCE = 60_000; // for a file that is being saved
const DAY = 86_400_000;
const RECORD = "saved.json";
const NOTICE = "background:var(--sheet);border-left:.3rem solid;padding:.5rem 1rem"; // no page carries a style for it
const AT_ONCE = 4; // files asked for at the same time
const OURS = /assets\/scripts\/(main|redirect)\.js/; // every page of this site asks for one of them; no login or block page does

const url = (path) => new URL(path, registration.scope).href;
const names = async () => (await caches.keys()).filter((name) => name.startsWith(`${PREFIX} `));

// The copies that are whole, the newest first: { name, cache, record }.
const copies = async () => {
  const found = await Promise.all((await names()).map(async (name) => {
    const cache = await caches.open(name);
    const record = await (await cache.match(url(RECORD)))?.json();
    return record && { name, cache, record };
  }));
  return found.filter(Boolean).sort((a, b) => (a.record.date < b.record.date ? 1 : -1));
};

const sum = async (bytes) => [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

class Failure extends Error {}

const asked = (path) => fetch(url(path), { cache: "reload", signal: AbortSignal.timeout?.(PATIENCE) });

// One file of a list, as it was published. Anything else, such as a login page that says 200, is a failure.
const fetched = async (path, hash) => {
  const answer = await asked(path);
  const bytes = await answer.arrayBuffer();
  if (!answer.ok || !(await sum(bytes)).startsWith(hash)) throw new Failure("changed");
  return new Response(bytes, { headers: { "Content-Type": answer.headers.get("Content-Type") } });
};

// The lists of a language: { emergency, all }, each { files: hashes by path, pages: titles by address, redirects }.
const listed = async (path) => {
  const answer = await asked(path);
  try {
    if (answer.ok) return await answer.json();
  } catch { /* a page where the list should be */ }
  throw new Failure("changed");
};

// A new copy beside the old one. The old one goes when the new one is whole, and can be read.
const save = async ({ task, list: path, words }, tell) => {
  const whole = (await copies()).map((copy) => copy.name);
  for (const name of await names()) if (!whole.includes(name)) await caches.delete(name);
  const name = `${PREFIX} ${path} ${Date.now()}`;
  try {
    const { files, pages, redirects } = (await listed(path))[task];
    const cache = await caches.open(name);
    const left = Object.entries(files);
    const of = left.length;
    let part = 0;
    const next = async () => {
      while (left.length) {
        const [file, hash] = left.shift();
        try {
          await cache.put(url(file), await fetched(file, hash));
        } catch (error) {
          left.length = 0; // the other files need not be asked for
          throw error;
        }
        tell({ part: part += 1, of });
      }
    };
    // Every one of them ends before the cache may be deleted: a browser can wait for ever where one is still writing to it.
    const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, next));
    const failed = ends.find(({ status }) => status === "rejected");
    if (failed) throw failed.reason;
    const record = { date: new Date().toISOString(), kind: task, list: path, words, pages, redirects };
    await cache.put(url(RECORD), new Response(JSON.stringify(record)));
    const all = await copies();
    if (!all.some((copy) => copy.name === name)) throw new Failure("full");
    for (const copy of all) if (copy.record.list === path && copy.name !== name) await caches.delete(copy.name);
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
};

const forget = async () => {
  for (const name of await names()) await caches.delete(name);
};

// What is kept of a language, and whether anything is.
const look = async ({ list }) => {
  const all = await copies();
  return { any: all.length > 0, date: all.find((copy) => copy.record.list === list)?.record.date };
};

// Why it could not be saved: the device is full, something else answered, or nothing did.
const reason = (error) => (error.name === "QuotaExceededError" ? "full" : error instanceof Failure ? error.message : "lost");

let busy = Promise.resolve(); // two tabs may ask: one after the other
const done = (task, tell) => {
  const work = { look, forget }[task.task] ?? save;
  const run = () => work(task, tell).then(() => ({}), (error) => ({ failed: reason(error) }));
  busy = busy.then(run);
  return busy.then(async (answer) => ({ ...answer, ...(await look(task)) }));
};

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("message", (event) => { // { task, list, words }: words are what a saved page says of itself, in the language of the page that asked
  const tell = (report) => event.ports[0].postMessage(report);
  event.waitUntil(done(event.data, tell).then((answer) => tell({ ...answer, done: true })));
});

// A path as it was meant: people type capitals, a full stop behind it, spaces, index.html.
const tidy = (path) => {
  let text = path;
  try { text = decodeURIComponent(path); } catch { /* a wrong percent sign stays */ }
  return text.toLowerCase().replace(/[^\p{L}\p{N}/]+$/u, "").replace(/^[^\p{L}\p{N}]+/u, "").replace(/\/{2,}/g, "/").replace(/[\s_]+/g, "-")
    .replace(/(^|\/)index(\.html?)?$/, "$1").replace(/\.html?$/, "").replace(/\/+$/, "");
};

// The file of a copy that a path means: { copy, path }; a path that is not saved has none.
const kept = async (path) => {
  for (const copy of await copies()) {
    for (const name of [path, tidy(path), tidy(path) && `${tidy(path)}/`]) {
      const target = copy.record.redirects[name] ?? name;
      const answer = target !== RECORD && (await copy.cache.match(url(target)));
      if (answer) return { copy, path: target, answer };
    }
  }
  return null;
};

const page = (html) => new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8" } });

// A saved page says that it is one, and when it is too old to lean on.
const dated = async (answer, { date, words }) => {
  const day = new Date(date).toLocaleDateString(words.language, { dateStyle: "long" });
  const old = Date.now() - Date.parse(date) > 90 * DAY ? ` ${words.old}` : "";
  const said = `<p class="saved" style="${NOTICE}" role="status" lang="${words.language}">${words.saved} ${day}.${old}</p>`;
  return page((await answer.text()).replace(/<main[^>]*>/, (main) => main + said));
};

// A page that is not in a copy: says so in the language of its address, and leads to what is saved.
const missed = async (path) => {
  const all = await copies();
  const of = (folder) => all.find(({ record }) => record.list === `${folder}offline.json`);
  const copy = of(`${tidy(path).split("/")[0]}/`) ?? of("") ?? all[0];
  if (!copy) return null;
  const folder = copy.record.list.replace("offline.json", "");
  const links = Object.entries(copy.record.pages).map(([address, title]) => `<li><a href="${url(address)}">${title}</a></li>`).join("");
  const answer = await copy.cache.match(url(`${folder}offline.html`));
  return page((await answer.text()).replace(/(<ul class="saved-pages"[^>]*>)(?=<\/ul>)/, (list) => list + links));
};

// The copy's answer for a request; null where it has none.
const saved = async (request, path) => {
  const found = await kept(path);
  if (!found || request.mode !== "navigate") return found?.answer;
  if (found.path !== path) return Response.redirect(url(found.path) + new URL(request.url).search);
  return found.answer.headers.get("Content-Type").startsWith("text/html") ? dated(found.answer, found.copy.record) : found.answer;
};

// Whether what the network sent is from this site: no broken server, no page of a filter, no login.
const ours = async (answer) => !answer.headers.get("Content-Type")?.startsWith("text/html") || OURS.test(await answer.clone().text());

const sound = async (answer, request, path) => {
  if (answer.ok) return ours(answer);
  if (await kept(path)) { // it is there: unless the whole site has moved, whoever says that it is not is not this site
    return answer.type === "opaqueredirect" && fetch(request.url, { cache: "no-cache" }).then(async (end) => end.ok && ours(end));
  }
  return answer.type === "opaqueredirect" || (answer.status === 404 && ours(answer));
};

const answered = async (request) => {
  const path = new URL(request.url).pathname.slice(new URL(registration.scope).pathname.length);
  const pages = request.mode === "navigate";
  // A page is asked for anew each time: what the browser keeps for minutes would hide that there is no signal.
  const network = fetch(request, pages ? { cache: "no-cache" } : {});
  const checked = network.then(async (answer) => ((await sound(answer, request, path)) ? answer : null)).catch(() => null);
  const first = await Promise.race([checked, new Promise((late) => setTimeout(late, WAIT))]);
  const answer = first ?? (await saved(request, path)) ?? (await checked) ?? (pages ? await missed(path) : null);
  return answer ?? network;
};

addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && event.request.url.startsWith(registration.scope)) event.respondWith(answered(event.request));
});
