// What a question means, by each page's own words: search/words.json holds, for each page, its path, title, description,
// the words that people search with, and its sections as [id, heading].

const IDLE = new Set("a an and are at be can do does for from get got has have how i if in is it just me my of on or the they to was what when where which who why with you your".split(" "));
const NAMED = 4; // a name of the page stands in the question, for each of its words
const WEIGHT = { title: 3, tags: 2, heading: 1.5, description: 1 };

const plain = (text) => text.toLowerCase().replace(/['’]/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
const split = (text) => plain(text).split(" ").filter(Boolean);

// True where two words differ by one letter: changed, missing, added, or swapped with the next.
const near = (a, b) => {
  if (Math.abs(a.length - b.length) > 1 || a === b) return a === b;
  let start = 0;
  while (a[start] === b[start] && start < a.length) start += 1;
  const [x, y] = [a.slice(start), b.slice(start)];
  return x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1) || (x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2));
};

// The question with each long word that no page knows put right, where one known word is a letter away.
export const corrected = (question, pages) => {
  const known = new Set(pages.flatMap((page) => split([page.title, page.description, ...page.tags, ...page.sections.map((part) => part[1])].join(" "))));
  const right = (word) => (word.length < 6 || known.has(word) ? word : [...known].find((other) => other.length > 4 && near(word, other)) ?? word);
  const meant = split(question).map(right).join(" ");
  return meant === plain(question) ? question : meant;
};

// The longest name of the page that stands in the question, and how early in the page's list it stands.
const named = (question, page) => [page.title, ...page.tags].reduce((best, name, place) => {
  const words = plain(name);
  return ` ${question} `.includes(` ${words} `) ? Math.max(best, words.split(" ").length - place / 100) : best;
}, 0);

// How well a text has a word: whole, or as the beginning of a longer one.
const has = (text, word) => {
  const words = split(text);
  return words.includes(word) ? 1 : word.length > 3 && words.some((other) => other.startsWith(word)) ? 0.6 : 0;
};

const measured = (question, words) => (page) => {
  const sections = page.sections.map(([id, heading]) => ({ id, heading, score: words.reduce((sum, word) => sum + has(heading, word), 0) }));
  const section = sections.reduce((best, part) => (part.score > best.score ? part : best), { score: 0 });
  const parts = words.map((word) => Math.max(
    WEIGHT.title * has(page.title, word), WEIGHT.tags * has(page.tags.join(" "), word),
    WEIGHT.description * has(page.description, word), section.id ? WEIGHT.heading * has(section.heading, word) : 0,
  ));
  const met = parts.filter(Boolean).length / (words.length || 1);
  const score = NAMED * named(question, page) + parts.reduce((sum, part) => sum + part, 0) * met;
  return { page, score: met >= 0.5 || score >= NAMED * 0.9 ? score : 0, section: section.score >= Math.min(2, words.length) ? section : null };
};

// The pages whose own words meet the question, best first, each with the section that meets it best.
export const ranked = (question, pages, most) => {
  const asked = plain(question);
  const words = split(question).filter((word) => !IDLE.has(word));
  return pages.map(measured(asked, words)).filter((one) => one.score > 0).sort((a, b) => b.score - a.score).slice(0, most);
};
