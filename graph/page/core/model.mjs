// The graph as the page thinks of it: entities and relations by number, read from the columns that Python wrote.

export const NOBODY = -1; // a voice that a document does not name
export const UNNAMED = "unnamed"; // what it is called in the files and addresses
export const ASSERTED = 3; // standings below this number are asserted: stated, claimed, disputed

/**
 * Build the graph: adds to the columns what can be worked out from them.
 * @param readClaims: returns the columns that the first picture can do without; called when first asked for.
 */
export function graphOf(data, readClaims) {
  const { relations, entities } = data;
  const first = new Int32Array(relations.source.length + 1);
  relations.claims.forEach((count, relation) => {
    first[relation + 1] = first[relation] + count;
  });
  const graph = {
    ...data,
    entityCount: entities.id.length,
    relationCount: relations.source.length,
    first,
    timeless: new Set(relations.timeless),
    ended: new Set(relations.ended),
    past: new Set(relations.past),
    restrictedEntities: new Set(entities.restricted),
    restrictedRelations: new Set(relations.restricted),
    symmetric: new Set(data.types.symmetric),
    speech: new Set(data.types.speech),
    curators: new Set(data.types.curators),
    documentKind: data.kinds.name.indexOf("document"),
  };
  let later = null;
  for (const key of ["columns", "places", "claims", "counts", "facts", "citations", "differences"]) {
    Object.defineProperty(graph, key, { get: () => (later ??= readClaims())[key] });
  }
  let sets = null;
  const setsOf = ({ past, restricted }) => ({ past: new Set(past), restricted: new Set(restricted) });
  Object.defineProperty(graph, "claimSets", { get: () => (sets ??= setsOf(graph.claims)) });
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
  const { id, source, type, target } = graph.relations;
  if (id[relation]) return id[relation];
  return [graph.entities.id[source[relation]], graph.types.slug[type[relation]], graph.entities.id[target[relation]]].join("--");
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

/** Return the claims of a relation, each with its number in the columns. */
export function claimsOf(graph, relation) {
  return claimsBetween(graph, graph.first[relation], graph.first[relation + 1]);
}

function claimsBetween(graph, start, end) {
  const found = [];
  for (let claim = start; claim < end; claim += 1) found.push(claimOf(graph, claim));
  return found;
}

/** Return one claim: what it is in itself, and `said`, part by part, in words. */
export function claimOf(graph, claim) {
  const { claims, places, dates } = graph;
  const place = claims.place[claim];
  const when = claims.when[claim];
  const withdrawnOn = claims.withdrawn[claim];
  const says = claims.says[claim] ?? "";
  const remark = claims.remark[claim] ?? "";
  const quote = claims.quote[claim] ?? "";
  const isPast = graph.claimSets.past.has(claim);
  const time = [when === undefined ? "" : dates.words[when], isPast ? "formerly" : ""].filter(Boolean).join(", ");
  const said = [time, claims.value_words[claim], claims.content[claim] ?? says, remark, quote && `“${quote}”`, claims.repeats_words[claim]];
  return {
    number: claim,
    document: claims.document[claim],
    place: places.words[place],
    placeNumber: place,
    first: places.first[place],
    which: claims.number[claim] ?? 1,
    standing: graph.standings[claims.standing[claim]],
    stance: claims.stance[claim] ?? "asserts",
    by: claims.by[claim] ?? [],
    voice: claims.voice[claim] ?? "",
    when,
    past: isPast,
    covers: claims.covers[claim],
    value: claims.value[claim] ?? "",
    figures: claims.figures[claim] ?? [],
    says,
    remark,
    quote,
    repeats: claims.repeats[claim] ?? [],
    withdrawnOn,
    restricted: graph.claimSets.restricted.has(claim),
    said: said.filter(Boolean),
    withdrawn: withdrawnOn === undefined ? "" : `withdrawn ${dates.words[withdrawnOn]}`,
  };
}

/** Return the facts about an entity: what they say, how they stand, and their claims. */
export function factsOf(graph, entity) {
  graph.factsByEntity ??= factsByEntity(graph);
  const { id, type, words, standing, made, notes } = graph.facts;
  return (graph.factsByEntity.get(entity) ?? []).map(([fact, start, end]) => ({
    id: id[fact],
    type: type[fact],
    words: words[fact],
    standing: graph.standings[standing[fact]],
    made: made[fact] ?? "",
    notes: notes[fact] ?? [],
    claims: claimsBetween(graph, start, end),
  }));
}

/** Return the facts of each entity: number, and between which numbers their claims stand. */
function factsByEntity(graph) {
  const found = new Map();
  let start = graph.first[graph.relationCount];
  graph.facts.entity.forEach((entity, fact) => {
    const end = start + graph.facts.claims[fact];
    found.set(entity, [...(found.get(entity) ?? []), [fact, start, end]]);
    start = end;
  });
  return found;
}

/** Return the numbers of the dates that a relation's leading claims give. */
export function datesOf(graph, relation) {
  return graph.relations.dates[relation] ?? [];
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

/** Return the relations a document is evidence of, with its own claims alone, in the order of its places. */
export function supportedBy(graph, document) {
  graph.supported ??= supportedByAll(graph);
  const found = (graph.supported.get(document) ?? []).map((relation) => {
    const claims = claimsOf(graph, relation).filter((claim) => claim.document === document);
    return { relation, claims, first: Math.min(...claims.map((claim) => claim.first)) };
  });
  return found.sort((one, other) => one.first - other.first || one.relation - other.relation);
}

function supportedByAll(graph) {
  const found = new Map();
  for (let relation = 0; relation < graph.relationCount; relation += 1) {
    for (let claim = graph.first[relation]; claim < graph.first[relation + 1]; claim += 1) {
      const document = graph.claims.document[claim];
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
