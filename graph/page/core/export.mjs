// What is shown, as files for other tools: CSV and GraphML. Names may hold anything; each format's own escapes are used.

import { NOBODY, evidenceOf, isAsserted, relationId } from "./model.mjs";
import { claimants, fullCitation, nameOf, shortCitation, standingOf } from "./words.mjs";

const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Write rows as CSV; what a spreadsheet would run as a formula is led by an apostrophe. */
export function csv(rows) {
  return rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
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

/** Return the relations shown as rows under a head. */
export function relationRows(graph, numbers) {
  const rows = numbers.map((relation) => {
    const { from, type, to, when } = columnsOf(graph, relation);
    const pieces = evidenceOf(graph, relation);
    return [
      relationId(graph, relation),
      from,
      type,
      to,
      when,
      standingOf(graph, relation),
      claimants(graph, relation).map((by) => nameOf(graph, by)).join("; "),
      pieces.map((piece) => shortCitation(graph, piece)).join("; "),
    ];
  });
  return [["id", "from", "type", "to", "when", "standing", "claimed by", "evidence"], ...rows];
}

/** Return what a row of a relation holds as text. */
export function columnsOf(graph, relation) {
  const { source, type, target, when } = graph.relations;
  return {
    from: graph.entities.name[source[relation]],
    type: graph.types.name[type[relation]],
    to: graph.entities.name[target[relation]],
    when: when[relation] === NOBODY ? "" : graph.dates.text[when[relation]],
  };
}

/** Write a part of the graph as GraphML that Gephi, Gephi Lite, yEd and networkx open with names, colours and places. */
export function graphml(graph, entities, relations, { xs, ys }) {
  const { id, name, kind, size } = graph.entities;
  const keys = [
    ...["label", "kind", "x:double", "y:double", "size:double", "color"].map((key) => ["node", ...key.split(":")]),
    ...["label", "type", "when", "standing", "asserted:boolean", "evidence"].map((key) => ["edge", ...key.split(":")]),
  ];
  const keyId = (domain, key) => (domain === "edge" && key === "label" ? "edgelabel" : `${domain}-${key}`);
  const heads = keys.map(
    ([domain, key, type = "string"]) =>
      `<key id="${keyId(domain, key)}" for="${domain}" attr.name="${key}" attr.type="${type}"/>`,
  );
  const data = (domain, key, value) => `<data key="${keyId(domain, key)}">${xml(value)}</data>`;
  const nodes = entities.map((entity) => {
    const values = {
      label: name[entity],
      kind: graph.kinds.name[kind[entity]],
      x: xs[entity],
      y: ys[entity],
      size: size[entity],
      color: graph.kinds.colour[kind[entity]],
    };
    const inside = Object.entries(values).map(([key, value]) => data("node", key, value)).join("");
    return `<node id="${xml(id[entity])}">${inside}</node>`;
  });
  const edges = relations.map((relation) => {
    const { type, when } = columnsOf(graph, relation);
    const values = {
      label: isAsserted(graph, relation) ? type : `${type} [${standingOf(graph, relation)}]`,
      type,
      when,
      standing: standingOf(graph, relation),
      asserted: isAsserted(graph, relation),
      evidence: evidenceOf(graph, relation)
        .map((piece) => fullCitation(graph, piece))
        .join("; "),
    };
    const inside = Object.entries(values).map(([key, value]) => data("edge", key, value)).join("");
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

/** Escape a text for XML; signs that no XML may hold are left out. */
export function xml(value) {
  const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
  return String(value).replace(NOT_XML, "").replace(/[&<>"']/g, (sign) => escapes[sign]);
}
