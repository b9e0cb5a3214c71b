// Draws every shortest chain of a page's data by itself and says where the picture falls apart: node chains.mjs FILE.

import { readFileSync } from "node:fs";

import { shownOf } from "../../graph/page/core/filter.mjs";
import { graphOf, participants } from "../../graph/page/core/model.mjs";
import { onPaths, shortestPaths } from "../../graph/page/core/paths.mjs";
import { initialState } from "../../graph/page/core/state.mjs";
import { alongPaths } from "../../graph/page/picture/arrange.mjs";

const data = JSON.parse(readFileSync(process.argv[2], "utf-8"));
const graph = graphOf(data, () => data);

/** Return how many pieces the shown part is drawn in: a line joins all who take part in a relation. */
function piecesOf(shown) {
  const above = new Map([...shown.entity.keys()].filter((entity) => shown.entity[entity]).map((entity) => [entity, entity]));
  const top = (entity) => (above.get(entity) === entity ? entity : top(above.get(entity)));
  for (let relation = 0; relation < graph.relationCount; relation += 1) {
    if (!shown.relation[relation]) continue;
    const [first, ...rest] = participants(graph, relation).filter((entity) => shown.entity[entity]);
    for (const other of rest) above.set(top(other), top(first));
  }
  return new Set([...above.keys()].map(top)).size;
}

const found = { chains: 0, apart: [], overlapping: [], backwards: [] };
for (let start = 0; start < graph.entityCount; start += 1) {
  for (let end = start + 1; end < graph.entityCount; end += 1) {
    const paths = shortestPaths(graph, start, end);
    if (!paths.length) continue;
    found.chains += 1;
    const members = onPaths(graph, paths);
    const shown = shownOf(graph, { ...initialState(), focus: members.map((entity) => ({ entity, steps: 0 })) });
    const pair = [graph.entities.id[start], graph.entities.id[end]];
    if (piecesOf(shown) !== 1 || members.some((entity) => !shown.entity[entity])) found.apart.push(pair);
    const spots = alongPaths(graph, paths);
    const places = [...spots.values()].map(([x, y]) => `${Math.round(x)} ${Math.round(y)}`);
    if (new Set(places).size !== members.length) found.overlapping.push(pair);
    if (paths.some((path) => path.some((hop) => spots.get(hop.start)[0] >= spots.get(hop.end)[0]))) found.backwards.push(pair);
  }
}
process.stdout.write(JSON.stringify(found));
