// The graph as the page thinks of it: entities and relations by number, read from the columns that Python wrote.

export const NOBODY = -1; // an unnamed voice, a missing date
export const ASSERTED = 3; // standings below this number are asserted: stated, claimed, disputed
export const IDENTITY = "may be the same as";

/**
 * Build the graph: adds to the columns what can be worked out from them.
 * @param readEvidence: returns the columns that the first picture can do without; called when first asked for.
 */
export function graphOf(data, readEvidence) {
  const { relations, entities } = data;
  const first = new Int32Array(relations.source.length + 1);
  relations.pieces.forEach((count, relation) => {
    first[relation + 1] = first[relation] + count;
  });
  const graph = {
    ...data,
    entityCount: entities.id.length,
    relationCount: relations.source.length,
    first,
    past: new Set(relations.past),
    documentKind: data.kinds.name.indexOf("document"),
  };
  let later = null;
  for (const key of ["evidence", "citations", "differences"]) {
    Object.defineProperty(graph, key, { get: () => (later ??= readEvidence())[key] });
  }
  graph.touching = touchingOf(graph);
  graph.links = linksOf(graph);
  return graph;
}

/** Return the ends of a relation and its further participants, each once. */
export function participants(graph, relation) {
  const { source, target, also } = graph.relations;
  const ends = source[relation] === target[relation] ? [source[relation]] : [source[relation], target[relation]];
  const further = also[relation];
  return further ? [...new Set([...ends, ...further.map(([, entity]) => entity)])] : ends;
}

/** Return the relations of each entity, packed: those of entity e are list[start[e]] to list[start[e + 1] - 1]. */
function touchingOf(graph) {
  const { source, target, also } = graph.relations;
  const start = new Int32Array(graph.entityCount + 1);
  const eachParticipation = (visit) => {
    for (let relation = 0; relation < graph.relationCount; relation += 1) {
      visit(source[relation], relation);
      if (target[relation] !== source[relation]) visit(target[relation], relation);
    }
    for (const relation of Object.keys(also)) {
      for (const entity of participants(graph, Number(relation))) {
        if (entity !== source[relation] && entity !== target[relation]) visit(entity, Number(relation));
      }
    }
  };
  eachParticipation((entity) => {
    start[entity + 1] += 1;
  });
  for (let entity = 0; entity < graph.entityCount; entity += 1) start[entity + 1] += start[entity];
  const list = new Int32Array(start[graph.entityCount]);
  const next = start.slice(0, -1);
  eachParticipation((entity, relation) => {
    list[next[entity]] = relation;
    next[entity] += 1;
  });
  return { start, list };
}

/** Return the number of asserted relations each entity takes part in. */
function linksOf(graph) {
  const { start, list } = graph.touching;
  const { standing } = graph.relations;
  const links = new Int32Array(graph.entityCount);
  for (let entity = 0; entity < graph.entityCount; entity += 1) {
    for (let place = start[entity]; place < start[entity + 1]; place += 1) {
      if (standing[list[place]] < ASSERTED) links[entity] += 1;
    }
  }
  return links;
}

/** Return the relations an entity takes part in. */
export function relationsOf(graph, entity) {
  const { start, list } = graph.touching;
  return list.subarray(start[entity], start[entity + 1]);
}

export function isAsserted(graph, relation) {
  return graph.relations.standing[relation] < ASSERTED;
}

/** Return the id of a relation: given, or derived as the curated files derive it. */
export function relationId(graph, relation) {
  const { id, source, type, target, when } = graph.relations;
  if (id[relation]) return id[relation];
  const parts = [graph.entities.id[source[relation]], graph.types.slug[type[relation]], graph.entities.id[target[relation]]];
  if (when[relation] !== NOBODY) {
    parts.push(graph.dates.text[when[relation]].toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, ""));
  }
  return parts.join("--");
}

/** Return the number of the entity or relation of that id, or undefined. */
export function entityNumber(graph, id) {
  graph.entityNumbers ??= new Map(graph.entities.id.map((each, entity) => [each, entity]));
  return graph.entityNumbers.get(id);
}

export function relationNumber(graph, id) {
  graph.relationNumbers ??= new Map(graph.relations.source.map((_, relation) => [relationId(graph, relation), relation]));
  return graph.relationNumbers.get(id);
}

/** Return the evidence of a relation, each piece with its number in the columns. */
export function evidenceOf(graph, relation) {
  const found = [];
  for (let piece = graph.first[relation]; piece < graph.first[relation + 1]; piece += 1) found.push(pieceOf(graph, piece));
  return found;
}

export function pieceOf(graph, piece) {
  const { document, place, by, stance, when, figures, says } = graph.evidence;
  return {
    number: piece,
    document: document[piece],
    place: place[piece],
    by: by[piece] ?? [],
    stance: graph.stances[stance[piece] ?? 0],
    when: when[piece] ?? NOBODY,
    figures: figures[piece] ?? [],
    says: says[piece] ?? "",
  };
}

/** Return the dates a relation is given: its own, then those of the evidence that asserts it. */
export function datesOf(graph, relation) {
  const { when, stance } = graph.evidence;
  const own = graph.relations.when[relation];
  const found = own === NOBODY ? [] : [own];
  for (let piece = graph.first[relation]; piece < graph.first[relation + 1]; piece += 1) {
    if (when[piece] !== undefined && !stance[piece]) found.push(when[piece]);
  }
  return found;
}

/** Return the relations seen from one entity: which end it is, how it reads from there, who is at the other end. */
export function linksFrom(graph, entity) {
  const { source, target, type } = graph.relations;
  const found = [];
  for (const relation of relationsOf(graph, entity)) {
    const [from, to] = [source[relation], target[relation]];
    if (from === entity) found.push({ relation, end: "from", phrase: graph.types.name[type[relation]], far: to });
    if (to === entity) found.push({ relation, end: "to", phrase: graph.types.inverse[type[relation]], far: from });
    if (from !== entity && to !== entity) {
      found.push({ relation, end: "also", phrase: `taking part: ${graph.types.name[type[relation]]}`, far: from });
    }
  }
  return found;
}

/** Return the relations a document is evidence of, in the order of its paragraphs. */
export function supportedBy(graph, document) {
  graph.supported ??= supportedByAll(graph);
  const firstParagraph = (relation) =>
    Math.min(...evidenceOf(graph, relation).filter((piece) => piece.document === document).map((piece) => parseInt(piece.place, 10)));
  const found = (graph.supported.get(document) ?? []).map((relation) => ({ relation, paragraph: firstParagraph(relation) }));
  return found.sort((one, other) => one.paragraph - other.paragraph || one.relation - other.relation);
}

function supportedByAll(graph) {
  const found = new Map();
  for (let relation = 0; relation < graph.relationCount; relation += 1) {
    for (let piece = graph.first[relation]; piece < graph.first[relation + 1]; piece += 1) {
      const document = graph.evidence.document[piece];
      const list = found.get(document) ?? [];
      if (list.at(-1) !== relation) list.push(relation);
      found.set(document, list);
    }
  }
  return found;
}

/** Return the other relations that join the same two ends, either way round. */
export function parallels(graph, relation) {
  const { source, target } = graph.relations;
  const [from, to] = [source[relation], target[relation]];
  return [...relationsOf(graph, from)].filter(
    (other) =>
      other !== relation &&
      ((source[other] === from && target[other] === to) || (source[other] === to && target[other] === from)),
  );
}
