// From what somebody types to the entities they may mean.

/** Return a text as it is compared: no case, no accents. Marks of other scripts are kept: in Burmese they are vowels. */
export function folded(text) {
  return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/\s+/g, " ").trim();
}

/** Fold all names, aliases and descriptions once; searching then is only looking. */
export function searchIndex(graph) {
  const { name, aliases, description, id } = graph.entities;
  return name.map((each, entity) => ({
    name: folded(each),
    aliases: (aliases[entity] ?? []).map(folded),
    rest: `${folded(description[entity] ?? "")} ${id[entity]}`,
  }));
}

/**
 * Return the entities that fit best: those whose name begins so, then a word of it, then any part, then an alias, then
 * the description; among equals the most linked first.
 * @returns {{entity: number, alias: string}[]} with the alias that fits, where the name does not.
 */
export function search(graph, index, typed, limit = 12) {
  const wanted = folded(typed);
  if (!wanted) return [];
  const words = wanted.split(" ");
  const found = [];
  index.forEach((entry, entity) => {
    let [score, alias] = [rank(entry.name, wanted, words), ""];
    entry.aliases.forEach((each, place) => {
      const own = rank(each, wanted, words) - 1;
      if (own > score) [score, alias] = [own, graph.entities.aliases[entity][place]];
    });
    if (!score && words.every((word) => entry.rest.includes(word) || entry.name.includes(word))) score = 1;
    if (score > 0) found.push({ entity, alias, score });
  });
  found.sort((one, other) => other.score - one.score || graph.links[other.entity] - graph.links[one.entity] || one.entity - other.entity);
  return found.slice(0, limit).map(({ entity, alias }) => ({ entity, alias }));
}

function rank(text, wanted, words) {
  if (text === wanted) return 10;
  if (text.startsWith(wanted)) return 8;
  if (text.includes(` ${wanted}`)) return 6;
  if (text.includes(wanted)) return 4;
  return words.length > 1 && words.every((word) => text.includes(word)) ? 3 : 0;
}
