// The worker of the offline copy. It exists only after a reader has asked for a copy. Network first, then the copy.
// Caches are shared by every site of one host: ours is named by its folder, and no other is touched.
const NAME = `harm-reduction-principles ${registration.scope}`;
const WAIT = 4000;
const DAY = 86_400_000;
const RECORD = "saved.json";

const inScope = (path) => new URL(path, registration.scope).href;

const copy = async () => {
  const record = (await caches.has(NAME)) && (await (await caches.open(NAME)).match(inScope(RECORD)));
  return record ? record.json() : {};
};

const save = async (kind, tell, words) => {
  const list = (await (await fetch(inScope("offline.json"), { cache: "reload" })).json())[kind].files;
  const answers = [];
  for (const path of list) {
    const answer = await fetch(inScope(path), { cache: "reload" });
    if (!answer.ok) throw new Error(path);
    answers.push([inScope(path), answer]);
    tell({ part: answers.length, of: list.length });
  }
  await caches.delete(NAME);
  const cache = await caches.open(NAME);
  await Promise.all(answers.map(([url, answer]) => cache.put(url, answer)));
  const record = { date: new Date().toISOString(), kind, words };
  await cache.put(inScope(RECORD), new Response(JSON.stringify(record)));
  return record;
};

const tasks = {
  emergency: (tell, words) => save("emergency", tell, words),
  all: (tell, words) => save("all", tell, words),
  look: copy,
  forget: async () => { await caches.delete(NAME); return {}; },
};

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("message", (event) => {
  const tell = (report) => event.ports[0].postMessage(report);
  const failed = () => ({ failed: true });
  const { task, words } = event.data; // words: what a saved page says of itself, in the language of the page that asked
  event.waitUntil(tasks[task](tell, words).catch(failed).then((answer) => tell({ ...answer, done: true })));
});

// A saved page says that it is one, and when it is too old to lean on.
const dated = async (answer) => {
  const { date, words = {} } = await copy(); // a copy without words was saved by an older worker
  const day = new Date(date).toLocaleDateString(words.language, { dateStyle: "long" });
  const old = Date.now() - Date.parse(date) > 90 * DAY ? ` ${words.old ?? ""}` : "";
  const html = (await answer.text()).replace(/<main[^>]*>/, `$&<p class="saved" role="status">${words.saved ?? ""} ${day}.${old}</p>`);
  return new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8" } });
};

const saved = async (request) => {
  const cache = await caches.open(NAME);
  const answer = await cache.match(request, { ignoreSearch: true });
  return answer && request.mode === "navigate" ? dated(answer) : answer;
};

const answered = async (request) => {
  // A page is asked for anew each time: what the browser keeps for minutes would hide that there is no signal.
  const network = request.mode === "navigate" ? fetch(request, { cache: "no-cache" }) : fetch(request);
  const late = new Promise((done) => setTimeout(done, WAIT));
  const first = await Promise.race([network.catch(() => null), late]);
  if (first) return first;
  return (await saved(request)) ?? network;
};

addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && event.request.url.startsWith(registration.scope)) event.respondWith(answered(event.request));
});
