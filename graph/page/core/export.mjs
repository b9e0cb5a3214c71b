// What is shown, as files for other tools: CSV and GraphML. Names may hold anything; each format's own escapes are used.

import { isoDay } from "./time.mjs";
import { claimOf, claimsOf, datesOf, isAsserted, relationId } from "./model.mjs";
import { fullCitation, independentOf, madeOf, sentence, standingOf, voiceWords } from "./words.mjs";

const BYTE_ORDER_MARK = "\uFEFF"; // without it Excel reads UTF-8 as something else
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Write rows as CSV; what a spreadsheet would run as a formula is led by an apostrophe. */
export function csv(rows) {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

function csvCell(value) {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Return the entities shown as rows under a head. */
export function entityRows(graph, numbers) {
  const { id, name, kind, aliases, description } = graph.entities;
  const rows = numbers.map((entity) => [
    id[entity],
    name[entity],
    graph.kinds.name[kind[entity]],
    (aliases[entity] ?? []).join("; "),
    description[entity] ?? "",
    graph.links[entity],
  ]);
  return [["id", "name", "kind", "aliases", "description", "links"], ...rows];
}

/** Return the relations shown as rows under a head: a row a claim, so that no cell holds two. */
export function claimRows(graph, numbers) {
  const head = [
    ...["relation", "sentence", "from", "type", "to", "standing", "made of", "independent sources", "earliest", "latest", "note"],
    ...["stands", "voice", "says", "withdrawn", "document", "citation"],
  ];
  const rows = numbers.flatMap((relation) => {
    const own = relationCellsOf(graph, relation);
    const claims = claimsOf(graph, relation).map((claim) => [
      claim.standing,
      voiceWords(graph, claim),
      claim.said.join(" · "),
      claim.withdrawn,
      graph.entities.id[claim.document],
      fullCitation(graph, claim),
    ]);
    return (claims.length ? claims : [Array(6).fill("")]).map((cells) => [...own, ...cells]);
  });
  return [head, ...rows];
}

/** Return figures as rows under a head, each with its claim. */
export function countRows(graph, numbers) {
  const { relation, group, unit, words, low, high, time, by, standing, claim } = graph.counts;
  const rows = numbers.map((count) => {
    const owner = relation[count];
    const said = owner < graph.relationCount ? sentence(graph, owner) : `${graph.entities.name[graph.facts.entity[owner - graph.relationCount]]} ${graph.facts.words[owner - graph.relationCount]}`;
    const { document, ...found } = claimOf(graph, claim[count]);
    const where = [graph.entities.id[document], fullCitation(graph, { document, ...found })];
    return [group[count], unit[count], words[count], low[count], high[count] ?? "", time[count], by[count], graph.standings[standing[count]], said, ...where];
  });
  return [["group", "unit", "figure", "low", "high", "time", "by", "standing", "sentence", "document", "citation"], ...rows];
}

function relationCellsOf(graph, relation) {
  const { source, type, target } = graph.relations;
  const [earliest, latest] = spanOf(graph, relation);
  return [
    relationId(graph, relation),
    sentence(graph, relation),
    graph.entities.id[source[relation]],
    graph.types.name[type[relation]],
    graph.entities.id[target[relation]],
    standingOf(graph, relation),
    madeOf(graph, relation),
    independentOf(graph, relation),
    earliest,
    latest,
    (graph.relations.notes[relation] ?? []).join("; "),
  ];
}

/** Return the first and last day that a relation's dates can mean, ISO 8601; empty where that is open. */
function spanOf(graph, relation) {
  const dates = datesOf(graph, relation);
  const starts = dates.map((date) => graph.dates.earliest[date]);
  const ends = dates.map((date) => graph.dates.latest[date]);
  const iso = (days, choose) => (days.length && !days.includes(null) ? isoDay(choose(...days)) : "");
  return [iso(starts, Math.min), iso(ends, Math.max)];
}

/** Return what a row of a relation holds as text. */
export function columnsOf(graph, relation) {
  const { source, type, target } = graph.relations;
  return {
    from: graph.entities.name[source[relation]],
    type: graph.types.name[type[relation]],
    to: graph.entities.name[target[relation]],
    when: graph.relations.when[relation] ?? "",
  };
}

/** Write a part of the graph as GraphML that Gephi, Gephi Lite, yEd and networkx open with names, colours and places. */
export function graphml(graph, entities, relations, { xs, ys }) {
  const { id, name, kind, size } = graph.entities;
  const keys = [
    ...NODE_KEYS.map((key) => ["node", ...key.split(":")]),
    ...EDGE_KEYS.map((key) => ["edge", ...key.split(":")]),
  ];
  const keyId = (domain, key) => (domain === "edge" && key === "label" ? "edgelabel" : `${domain}-${key}`);
  const heads = keys.map(
    ([domain, key, type = "string"]) =>
      `<key id="${keyId(domain, key)}" for="${domain}" attr.name="${key}" attr.type="${type}"/>`,
  );
  const data = (domain, key, value) => `<data key="${keyId(domain, key)}">${xml(value)}</data>`;
  const nodes = entities.map((entity) => {
    const [r, g, b] = [1, 3, 5].map((place) => parseInt(graph.kinds.colour[kind[entity]].slice(place, place + 2), 16));
    const values = {
      label: name[entity],
      kind: graph.kinds.name[kind[entity]],
      aliases: (graph.entities.aliases[entity] ?? []).join("; "),
      description: graph.entities.description[entity] ?? "",
      note: graph.entities.note[entity] ?? "",
      links: graph.links[entity],
      x: xs[entity],
      y: -ys[entity], // Gephi's y grows upwards
      size: size[entity],
      ...{ r, g, b },
    };
    const inside = given(values).map(([key, value]) => data("node", key, value)).join("");
    return `<node id="${xml(id[entity])}">${inside}</node>`;
  });
  const edges = relations.map((relation) => {
    const type = graph.types.name[graph.relations.type[relation]];
    const standing = standingOf(graph, relation);
    const [earliest, latest] = spanOf(graph, relation);
    const claims = claimsOf(graph, relation);
    const values = {
      label: standing === "stated" || standing === "claimed" ? type : `${type} [${standing}]`,
      type,
      family: graph.types.family[graph.relations.type[relation]],
      standing,
      asserted: isAsserted(graph, relation),
      relation: relationId(graph, relation),
      earliest,
      latest,
      sources: independentOf(graph, relation),
      documents: new Set(claims.map((claim) => claim.document)).size,
      claims: JSON.stringify(claims.map((claim) => claimObject(graph, claim))),
      also: (graph.relations.also[relation] ?? []).map(([word, entity]) => `${word} ${id[entity]}`).join("; "),
      note: (graph.relations.notes[relation] ?? []).join("; "),
    };
    const inside = given(values).map(([key, value]) => data("edge", key, value)).join("");
    const ends = `source="${xml(id[graph.relations.source[relation]])}" target="${xml(id[graph.relations.target[relation]])}"`;
    return `<edge id="${xml(relationId(graph, relation))}" ${ends}>${inside}</edge>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...heads,
    '<graph edgedefault="directed">',
    ...nodes,
    ...edges,
    "</graph>",
    "</graphml>",
    "",
  ].join("\n");
}

const NODE_KEYS = ["label", "kind", "aliases", "description", "note", "links:int", "x:double", "y:double", "size:double", "r:int", "g:int", "b:int"];
const EDGE_KEYS = [
  ...["label", "type", "family", "standing", "asserted:boolean", "relation", "earliest", "latest"],
  ...["sources:int", "documents:int", "claims", "also", "note"],
];

/** Return the values that apply. */
function given(values) {
  return Object.entries(values).filter(([, value]) => value !== "");
}

/** Return a claim as it stands in the list of JSON: nothing in it is said by another. */
function claimObject(graph, claim) {
  const found = {
    standing: claim.standing,
    document: graph.entities.id[claim.document],
    place: claim.place,
    voice: voiceWords(graph, claim),
    says: claim.said,
    withdrawn: claim.withdrawn,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value.length));
}

/** Escape a text for XML; signs that no XML may hold are left out. */
export function xml(value) {
  const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
  return String(value).replace(NOT_XML, "").replace(/[&<>"']/g, (sign) => escapes[sign]);
}
