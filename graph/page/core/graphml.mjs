// What is shown as GraphML, byte for byte what `graph export graphml` writes of the same.

import { relationId } from "./model.mjs";
import { entityValues, relationValues } from "./columns.mjs";

const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.1/graphml.xsd">
`;

/** Write a part of the graph as GraphML that Gephi, Gephi Lite, yEd and networkx open with names, colours and places. */
export function graphml(graph, entities, relations, { xs, ys }) {
  const { node, edge } = graph.columns;
  const nodeNames = new Set(node.map(([name]) => name));
  const edgeKey = (name) => (nodeNames.has(name) ? `edge${name}` : name); // an edge's label under "edgelabel": Gephi
  const key = (domain, id, [name, type]) => `<key id="${id}" for="${domain}" attr.name="${name}" attr.type="${type}"/>\n`;
  const nodes = entities.map((entity) => {
    const values = entityValues(graph, entity, { x: xs[entity], y: ys[entity] });
    return `<node id="${xml(graph.entities.id[entity])}">\n${dataOf(node, values, (name) => name)}</node>\n`;
  });
  const edges = relations.map((relation) => {
    const { source, target } = graph.relations;
    const ends = `source="${xml(graph.entities.id[source[relation]])}" target="${xml(graph.entities.id[target[relation]])}"`;
    return `<edge id="${xml(relationId(graph, relation))}" ${ends}>\n${dataOf(edge, relationValues(graph, relation), edgeKey)}</edge>\n`;
  });
  return [
    HEAD,
    ...node.map((column) => key("node", column[0], column)),
    ...edge.map((column) => key("edge", edgeKey(column[0]), column)),
    '<graph id="graph" edgedefault="directed">\n',
    ...nodes,
    ...edges,
    "</graph>\n</graphml>\n",
  ].join("");
}

function dataOf(columns, values, keyOf) {
  const given = columns.filter(([name]) => values[name] !== null);
  return given.map(([name, type]) => `<data key="${keyOf(name)}">${type === "double" ? float(values[name]) : betweenTags(values[name])}</data>\n`).join("");
}

/** Write a number so that every reader takes it for a floating one: 12.0. */
function float(value) {
  if (Object.is(value, -0)) return "-0.0";
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

/** Write a text for between two tags; in CDATA where it would need escapes, of which Tulip reads only the last. */
function betweenTags(value) {
  const text = String(value).replace(NOT_XML, "");
  return /[&<>]/.test(text) ? `<![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]>` : text;
}

/** Escape a text for XML; signs that no XML may hold are left out. */
export function xml(value) {
  const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
  return String(value).replace(NOT_XML, "").replace(/[&<>"']/g, (sign) => escapes[sign]);
}
