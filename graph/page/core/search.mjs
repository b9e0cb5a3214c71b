// From what somebody types to the entities they may mean.

/**
 * Return a text as it is compared: no case, no accents, no leading article.
 * Marks of other scripts are kept: in Burmese they are vowels.
 */
export function folded(text) {
  const plain = text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  // Capitals first: what case folding makes of "ß" is what it makes of "SS".
  return plain.toUpperCase().toLowerCase().replace(/\s+/g, " ").trim().replace(/^the /, "");
}

/** Return the words of a folded text, without the signs around them. */
function wordsIn(text) {
  return text.split(" ").map((word) => word.replace(/^[^\p{L}\p{N}_]+|[^\p{L}\p{N}_]+$|['’]s$/gu, "")).filter(Boolean);
}

/** Fold all names, aliases and descriptions once; searching then is only looking. */
export function searchIndex(graph) {
  const { name, aliases, description, id, was } = graph.entities;
  return name.map((each, entity) => ({
    ids: [id[entity], ...(was[entity] ?? [])],
    name: folded(each),
    aliases: (aliases[entity] ?? []).map(folded),
    rest: `${folded(description[entity] ?? "")} ${id[entity]}`,
  }));
}

/**
 * Return the entities that fit best: whom `graph find` would find, by an id, a name or alias, or words of one; then those
 * whose name begins so, then a word of it, then any part, then the description; among equals the most linked first.
 * @returns {{entity: number, alias: string}[]} with the alias that fits, where the name does not.
 */
export function search(graph, index, typed, limit = 12) {
  const wanted = folded(typed);
  if (!wanted) return [];
  const words = wordsIn(wanted);
  const found = [];
  index.forEach((entry, entity) => {
    let [score, alias] = [entry.ids.includes(typed) || typed.toLowerCase() === entry.ids[0] ? 20 : rank(entry.name, wanted, words), ""];
    entry.aliases.forEach((each, place) => {
      const own = rank(each, wanted, words) - 0.5;
      if (own > score) [score, alias] = [own, graph.entities.aliases[entity][place]];
    });
    if (!score && words.every((word) => entry.rest.includes(word) || entry.name.includes(word))) score = 1;
    if (score > 0) found.push({ entity, alias, score });
  });
  found.sort((one, other) => other.score - one.score || graph.links[other.entity] - graph.links[one.entity] || one.entity - other.entity);
  return found.slice(0, limit).map(({ entity, alias }) => ({ entity, alias }));
}

/** Tell whether all the words are whole words of a text. */
function isAllOf(words, text) {
  if (!words.every((word) => text.includes(word))) return false;
  const own = new Set(wordsIn(text));
  return words.every((word) => own.has(word));
}

function rank(text, wanted, words) {
  if (text === wanted) return 12;
  if (words.length && isAllOf(words, text)) return 10;
  if (text.startsWith(wanted)) return 8;
  if (text.includes(` ${wanted}`)) return 6;
  if (text.includes(wanted)) return 4;
  return words.length > 1 && words.every((word) => text.includes(word)) ? 3 : 0;
}
