// Which pages answer a question: by their titles and tags (the 404 page asks so), or with lunr by their headings too.
// What comes in is search/pages.json of one or more languages, made by postprocess/search.py.

const FIELDS = { title: 3, tags: 3, description: 1, headings: 1 };
const LOOSE = 0.4; // for a word that begins so, or is a letter away, where no page has the word itself
const FEW = 2; // pages, with which a question is not answered well
const ALIKE = 0.3; // for a word that stands for it

// The words of a text: small letters, no accents, no apostrophes, letters with dots between them as one word.
export const split = (text) => text.toLowerCase().normalize("NFD").replace(/[\p{M}'’]/gu, "")
  .replace(/(^|[^\p{L}])((?:\p{L}\.){2,})/gu, (_, before, dotted) => before + dotted.replaceAll(".", "")).match(/[\p{L}\p{N}]+/gu) ?? [];

// The pages of one file, each with its sections.
export const unpacked = (file) => file.pages.map(([path, title, description, tags, sections]) => ({
  path, title, description, tags, language: file.language,
  sections: sections.map(([heading, id = split(heading).join("-")]) => ({ id: id.endsWith("-") ? id + split(heading).join("-") : id, heading })),
}));

// How much of the question is a whole name of the page, 0 to 1: its title, or one of its tags.
const named = (asked, page) => Math.max(0, ...page.names.map((name) => (
  name.length && asked.some((_, at) => name.every((word, next) => asked[at + next] === word)) ? name.length / asked.length : 0)));

// The pages whose names meet the question, best first; without an engine, for an address that is not there.
export const ranked = (question, pages, most) => {
  const asked = split(question).filter((word) => word.length > 2);
  const has = (text, word) => split(text).some((other) => other === word || (word.length > 3 && other.startsWith(word)));
  const score = (page) => asked.reduce((sum, word) => sum + 3 * has(page.title, word) + 2 * has(page.path, word)
    + 2 * has(page.tags.join(" "), word) + has(page.description, word), 0);
  return pages.map((page) => ({ page, score: score(page) })).filter((one) => one.score).sort((a, b) => b.score - a.score).slice(0, most);
};

// One index over files of pages.json: add each, then build. `stemmers` has, for each language, what turns a word into its stem.
export class Index {
  constructor(lunr, stemmers) {
    Object.assign(this, { lunr, stemmers, languages: [], pages: [], stemmed: new Map(), terms: new Set(), words: new Set(), idle: new Set(), alike: new Map() });
  }

  add(file) {
    this.languages.push(file.language);
    for (const word of split(file.idle)) this.idle.add(word);
    for (const line of file.alike) {
      const [from, to = from] = line.split(" > ").map(split);
      for (const word of from) this.alike.set(word, [...(this.alike.get(word) ?? []), ...to.filter((other) => other !== word)]);
    }
    for (const page of unpacked(file)) {
      page.fields = this.fields(page);
      for (const term of Object.values(page.fields).flat()) this.terms.add(term);
      this.pages.push(page);
    }
    return this;
  }

  build() {
    const builder = new this.lunr.Builder();
    builder.ref("id");
    builder.k1(1.6);
    builder.b(0.5);
    for (const [name, boost] of Object.entries(FIELDS)) builder.field(name, { boost });
    this.pages.forEach((page, id) => builder.add({ id, ...page.fields }));
    this.engine = builder.build();
    return this;
  }

  stem(word, language) {
    const key = `${language} ${word}`;
    if (!this.stemmed.has(key)) this.stemmed.set(key, this.stemmers[language]?.(new this.lunr.Token(word)).toString() ?? word);
    return this.stemmed.get(key);
  }

  stems(words, language) {
    for (const word of words) this.words.add(word);
    return words.filter((word) => !this.idle.has(word)).map((word) => this.stem(word, language));
  }

  fields(page) {
    const of = (text) => this.stems(split(text), page.language);
    page.names = [page.title, ...page.tags].map((name) => split(name).map((word) => this.stem(word, page.language)));
    for (const part of page.sections) part.stems = new Set(of(part.heading));
    return {
      title: of(page.title), tags: of(page.tags.join(" ")), description: of(page.description),
      headings: page.sections.flatMap((part) => of(part.heading)),
    };
  }

  // The pages that have one of some terms: their score by their number.
  having(terms, options = {}) {
    const found = this.engine.query((query) => terms.forEach((term) => query.term(term, { usePipeline: false, ...options })));
    return new Map(found.map((one) => [Number(one.ref), one.score]));
  }

  // True where a page of the index has this word in some form, or no page needs it.
  knows(word) {
    return this.idle.has(word) || this.forms(word).some((form) => this.terms.has(form));
  }

  // True where the index knows every word of a question, and more than a few pages have one of them.
  answers(question) {
    return split(question).every((word) => this.knows(word)) && this.search(question, FEW + 1).length > FEW;
  }

  forms(word) {
    return [...new Set(this.languages.map((language) => this.stem(word, language)))];
  }

  // How well each page has a word: itself; where no page of the first language has it, what begins so or is written nearly so;
  // and what stands for it.
  scores(word) {
    const forms = this.forms(word);
    const found = this.having(forms);
    const own = (id) => this.pages[id].language === this.languages[0];
    const more = (others, weight) => {
      for (const [id, score] of others) found.set(id, Math.max(weight * score * (own(id) ? 1 : 0.5), found.get(id) ?? 0));
    };
    if (![...found.keys()].some(own)) {
      const edits = /\d/.test(word) || word.length < 5 ? 0 : 1 + (word.length > 7);
      if (edits) more(this.having(forms, { editDistance: edits }), LOOSE);
      if (word.length > 3) more(this.having(forms, { wildcard: this.lunr.Query.wildcard.TRAILING }), LOOSE);
    }
    const like = (this.alike.get(word) ?? []).flatMap((other) => this.forms(other));
    if (like.length) more(this.having(like), ALIKE);
    return found;
  }

  // A word that nobody knows, cut into words that are known, such as "wontwakeup"; itself where that cannot be.
  cut(word) {
    const known = (part) => this.idle.has(part) || this.words.has(part);
    const parts = (rest) => {
      if (known(rest)) return [rest];
      for (let at = rest.length - 2; at > 2; at -= 1) {
        const more = known(rest.slice(0, at)) && parts(rest.slice(at));
        if (more) return [rest.slice(0, at), ...more];
      }
      return null;
    };
    return (word.length > 7 && !this.knows(word) && parts(word)) || [word];
  }

  // The best pages for a question: { page, section, words }, the section that meets it best and the words of it, of its heading
  // first, that do.
  search(question, most = 8) {
    const all = split(question).flatMap((word) => this.cut(word));
    const asked = all.filter((word) => !this.idle.has(word));
    const words = asked.length ? asked : all;
    const total = new Map();
    for (const word of words) {
      for (const [id, score] of this.scores(word)) {
        const one = total.get(id) ?? { score: 0, met: 0 };
        one.score += score;
        one.met += 1;
        total.set(id, one);
      }
    }
    return [...total].map(([id, { score, met }]) => {
      const page = this.pages[id];
      const whole = named(all.map((word) => this.stem(word, page.language)), page);
      return { page, score: score * (met / words.length) ** 0.7 * (1 + 2 * whole) };
    }).sort((a, b) => b.score - a.score).slice(0, most).map((one) => ({ ...one, ...this.section(one.page, words) }));
  }

  // The section of a page whose heading has the most of some words, and those that match.
  section(page, words) {
    const forms = new Map(words.map((word) => [this.stem(word, page.language), word]));
    const weight = (part) => [...forms.keys()].filter((form) => part.stems.has(form)).length;
    const best = page.sections.map((part) => ({ part, weight: weight(part) })).reduce((a, b) => (b.weight > a.weight ? b : a), { weight: 0 });
    if (!best.weight) return { section: null, words: [] };
    const said = new Set(split(best.part.heading));
    return { section: best.part, words: [...said].filter((word) => forms.has(this.stem(word, page.language))) };
  }
}
