// Whether a question may not wait. docs/data/urgent.yml holds the signs and says how they are written.
import { split } from "./ranking.js";

// True where two words differ by one letter: changed, missing, added, or swapped with the next.
const near = (a, b) => {
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (a[at] === b[at]) at += 1;
  const [x, y] = [a.slice(at), b.slice(at)];
  return x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1) || (x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2));
};

// What tells whether a word is a part of a sign, such as "@not|stopped" or "breath*".
const part = (text, groups) => {
  const tests = text.split("|").map((one) => {
    if (one.startsWith("@")) return groups[one.slice(1)];
    if (one.includes("#")) return (word) => new RegExp(`^${one === "#" ? "\\d+" : one.replaceAll("#", "\\d")}$`).test(word);
    if (one.endsWith("*")) return (word) => word.startsWith(one.slice(0, -1));
    return (word) => word === one || (one.length > 4 && word.length > 4 && word[0] === one[0] && near(word, one));
  });
  return (word) => tests.some((test) => test(word));
};

const weighed = (lists, groups) => Object.entries(lists).flatMap(([weight, signs]) => signs.split(", ").map((sign) => (
  { parts: sign.split(" ").map((text) => part(text, groups)), weight: Number(weight) })));

// True where the parts stand in the words in their order, each at most `reach` words after the one before.
const stands = (parts, words, reach, from = 0, to = words.length) => {
  if (!parts.length) return true;
  for (let at = from; at < Math.min(to, words.length); at += 1) {
    if (parts[0](words[at]) && stands(parts.slice(1), words, reach, at + 1, at + 1 + reach)) return true;
  }
  return false;
};

// Returns what a table knows: a question in, the kinds that fire out, the surest first.
export const recognizer = (table) => {
  const groups = Object.fromEntries(Object.entries(table.groups).map(([name, list]) => [name, part(list.replaceAll(" ", "|"))]));
  const calm = weighed(table.calm, groups);
  const kinds = Object.entries(table.kinds).map(([id, lists]) => ({ id, for: weighed(lists, groups), against: weighed(table.quiet[id], groups) }));
  return (question) => {
    const words = split(question);
    const sum = (list) => list.reduce((all, sign) => all + (stands(sign.parts, words, table.reach) ? sign.weight : 0), 0);
    const most = sum(calm);
    return kinds.map((kind) => ({ id: kind.id, score: sum(kind.for) - most - sum(kind.against) }))
      .filter((kind) => kind.score >= table.bound).sort((a, b) => b.score - a.score).map((kind) => kind.id);
  };
};

// Returns whether a question names two kinds of drugs that stop breathing together.
export const mixer = (table) => {
  const kinds = table.together.map((list) => part(list.replaceAll(" ", "|")));
  return (question) => kinds.filter((kind) => split(question).some(kind)).length > 1;
};
