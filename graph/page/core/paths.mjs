// How two entities are connected: the shortest chains of asserted relations between them.

import { ASSERTED, participants, relationsOf } from "./model.mjs";

const MANY = 2_000; // chains looked at, of which the first few are shown

/** Return the relations a path may go along from an entity, with whom each leads to. */
function steps(graph, entity, mayPass) {
  const { standing, type } = graph.relations;
  const found = new Map();
  for (const relation of relationsOf(graph, entity)) {
    if (standing[relation] >= ASSERTED || graph.curators.has(type[relation])) continue;
    for (const far of participants(graph, relation)) {
      if (far === entity || !mayPass(far)) continue;
      const list = found.get(far) ?? [];
      if (!list.includes(relation)) list.push(relation);
      found.set(far, list);
    }
  }
  return found;
}

/**
 * Return the shortest paths, at most `limit`, each a list of hops; none where there is no connection.
 * @returns {{start: number, end: number, relations: number[]}[][]}
 */
export function shortestPaths(graph, start, end, { throughDocuments = false, limit = 5 } = {}) {
  if (start === end) return [];
  const mayPass = (entity) =>
    entity === start || entity === end || throughDocuments || graph.entities.kind[entity] !== graph.documentKind;
  const before = new Map([[start, []]]);
  let frontier = [start];
  while (frontier.length && !before.has(end)) {
    const next = new Map();
    for (const near of frontier) {
      for (const far of steps(graph, near, mayPass).keys()) {
        if (before.has(far)) continue;
        const list = next.get(far) ?? [];
        list.push(near);
        next.set(far, list);
      }
    }
    for (const [far, list] of next) before.set(far, list);
    frontier = [...next.keys()];
  }
  if (!before.has(end)) return [];
  return chains(before, start, end)
    .sort(byIds(graph))
    .slice(0, limit)
    .map((chain) => hops(graph, chain, mayPass));
}

/** Return the entities of some paths with all who take part in their relations: what it takes to draw every step. */
export function onPaths(graph, paths) {
  const hops = paths.flat();
  return [...new Set(hops.flatMap((hop) => [hop.start, hop.end, ...hop.relations.flatMap((relation) => participants(graph, relation))]))];
}

function chains(before, start, end) {
  let found = [[end]];
  while (found[0][0] !== start) {
    found = found.flatMap((chain) => before.get(chain[0]).map((previous) => [previous, ...chain])).slice(0, MANY);
  }
  return found;
}

/** Numbers are given in the order of ids, so chains compare as the command line's do. */
function byIds() {
  return (one, other) => {
    const place = one.findIndex((entity, index) => entity !== other[index]);
    return place < 0 ? 0 : one[place] - other[place];
  };
}

function hops(graph, chain, mayPass) {
  return chain.slice(1).map((end, place) => ({
    start: chain[place],
    end,
    relations: steps(graph, chain[place], mayPass).get(end),
  }));
}
