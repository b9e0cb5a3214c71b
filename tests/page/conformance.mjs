// Answers every question of the conformance file from the page's data alone: node conformance.mjs FILE, JSON out.

import { readFileSync } from "node:fs";

import { figuresAbout } from "../../graph/page/core/counts.mjs";
import { claimValues } from "../../graph/page/core/columns.mjs";
import { claimRows, csv, entityRows } from "../../graph/page/core/export.mjs";
import { mayBeTrue, focusOf } from "../../graph/page/core/filter.mjs";
import { graphml } from "../../graph/page/core/graphml.mjs";
import { claimOf, claimsOf, entityNumber, factsOf, graphOf, relationId } from "../../graph/page/core/model.mjs";
import { shortestPaths } from "../../graph/page/core/paths.mjs";
import { search, searchIndex } from "../../graph/page/core/search.mjs";
import { initialState } from "../../graph/page/core/state.mjs";
import { claimText, madeOf, sentence } from "../../graph/page/core/words.mjs";

const { data, questions } = JSON.parse(readFileSync(process.argv[2], "utf-8"));
const graph = graphOf(data, () => data);
const ids = (entities) => entities.map((entity) => graph.entities.id[entity]);
const every = (count) => Array.from({ length: count }, (_, number) => number);
const relations = every(graph.relationCount);
const entities = every(graph.entityCount);
const index = searchIndex(graph);

function addressOf(claim) {
  const owner = graph.counts.relation[claim];
  const found = claimOf(graph, graph.counts.claim[claim]);
  if (owner < graph.relationCount) return claimValues(graph, owner, found).claim;
  const which = found.which > 1 ? `~${found.which}` : "";
  return `${graph.facts.id[owner - graph.relationCount]}@${graph.entities.id[found.document]}#${graph.places.text[found.placeNumber]}${which}`;
}

const answers = {
  sentences: Object.fromEntries(relations.map((relation) => [relationId(graph, relation), [sentence(graph, relation), madeOf(graph, relation), ...claimsOf(graph, relation).map((claim) => claimText(graph, claim))]])),
  facts: Object.fromEntries(entities.map((entity) => [graph.entities.id[entity], factsOf(graph, entity).map((fact) => [fact.id, fact.words, ...fact.claims.map((claim) => claimText(graph, claim))])]).filter(([, facts]) => facts.length)),
  reached: questions.reached.map(([id, steps]) => ids([...focusOf(graph, { ...initialState(), focus: [{ entity: entityNumber(graph, id), steps }] })]).sort()),
  paths: questions.paths.map(([start, end]) => shortestPaths(graph, entityNumber(graph, start), entityNumber(graph, end)).map((path) => path.map((hop) => [...ids([hop.start, hop.end]), hop.relations.map((relation) => relationId(graph, relation)).sort()]))),
  possible: questions.possible.map((day) => relations.filter((relation) => mayBeTrue(graph, relation, day, day)).map((relation) => relationId(graph, relation))),
  found: questions.found.map((typed) => ids(search(graph, index, typed).map(({ entity }) => entity))),
  counts: Object.fromEntries(entities.map((entity) => [graph.entities.id[entity], figuresAbout(graph, entity).flatMap((section) => section.entries.flat().map((count) => [section.heading, addressOf(count), graph.counts.unit[count], section.differing(count).map(addressOf).sort()]))]).filter(([, counts]) => counts.length)),
  entityCsv: csv(entityRows(graph, entities)),
  relationCsv: csv(claimRows(graph, relations)),
  graphml: graphml(graph, entities, relations, { xs: graph.entities.x, ys: graph.entities.y }),
};
process.stdout.write(JSON.stringify(answers));
