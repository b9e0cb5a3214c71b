// What is shown, as tables for other tools, in the columns of the exports. Names may hold anything: CSV's own escapes are used.

import { claimOf, claimsOf } from "./model.mjs";
import { claimValues, entityValues, relationValues } from "./columns.mjs";
import { fullCitation, sentence } from "./words.mjs";

const BYTE_ORDER_MARK = "\uFEFF"; // without it Excel reads UTF-8 as something else

/** Write rows as CSV; text that a spreadsheet would run as a formula is led by an apostrophe. */
export function csv(rows) {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

function csvCell(value) {
  const text = String(value ?? "");
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Return the entities shown as rows under a head: those of `entities.csv`. */
export function entityRows(graph, numbers) {
  const { entity: columns, text: ofText } = graph.columns;
  const rows = numbers.map((entity) => {
    const values = entityValues(graph, entity, { x: 0, y: 0 });
    const text = graph.entities.text[entity] ?? [];
    return [graph.entities.id[entity], ...columns.map((name) => values[name]), ...ofText.map((_, place) => text[place])];
  });
  return [["id", ...columns, ...ofText], ...rows];
}

/** Return the relations shown as rows under a head: a row a claim, so that no cell holds two; each unit has a column. */
export function claimRows(graph, numbers) {
  const { relation: own, claim: ofClaim } = graph.columns;
  const claims = new Map(numbers.map((relation) => [relation, claimsOf(graph, relation)]));
  const units = [...new Set([...claims.values()].flat().flatMap((claim) => claim.figures.map(([unit]) => unit)))].sort();
  const rows = numbers.flatMap((relation) => {
    const values = relationValues(graph, relation);
    const head = own.map((name) => values[name]);
    const each = claims.get(relation).map((claim) => {
      const said = claimValues(graph, relation, claim);
      const figures = Object.fromEntries(claim.figures);
      return [...ofClaim.map((name) => said[name]), ...units.map((unit) => figures[unit])];
    });
    return (each.length ? each : [Array(ofClaim.length + units.length).fill("")]).map((cells) => [...head, ...cells]);
  });
  return [[...own, ...ofClaim, ...units.map((unit) => `figure: ${unit}`)], ...rows];
}

/** Return figures as rows under a head, each with its claim. */
export function countRows(graph, numbers) {
  const { relation, group, unit, words, low, high, time, by, standing, claim } = graph.counts;
  const rows = numbers.map((count) => {
    const owner = relation[count];
    const fact = owner - graph.relationCount;
    const said = fact < 0 ? sentence(graph, owner) : `${graph.entities.name[graph.facts.entity[fact]]} ${graph.facts.words[fact]}`;
    const found = claimOf(graph, claim[count]);
    const where = [graph.entities.id[found.document], fullCitation(graph, found)];
    return [group[count], unit[count], words[count], low[count], high[count], time[count], by[count], graph.standings[standing[count]], said, ...where];
  });
  return [["group", "unit", "figure", "low", "high", "time", "by", "standing", "sentence", "document", "citation"], ...rows];
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
