// The graph in words: sentences, citations, explanations. What a screen reader reads, what is copied and printed.

import { NOBODY, evidenceOf, isAsserted, linksFrom, supportedBy } from "./model.mjs";
import { dateWords } from "./time.mjs";

export const STANDING_WORDS = {
  stated: "a news document says so in its own voice",
  claimed: "somebody cited says so; no news document in its own voice",
  disputed: "asserted, and denied or in conflict with another asserted relation",
  denied: "only denied: nobody asserts it",
  requested: "asked for or urged: nobody says it is so",
  proposed: "planned or suggested: nobody says it is so",
  expected: "expected to be so: nobody says it is",
};

/** Write a number with its thousands apart; `toLocaleString` would take 25 ms of opening the page to wake up. */
export function inThousands(count) {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** Write "1 relation", "2 relations", "12,000 relations". */
export function counted(count, singular, plural = `${singular}s`) {
  return `${inThousands(count)} ${count === 1 ? singular : plural}`;
}

export function nameOf(graph, entity) {
  return entity === NOBODY ? "unnamed sources" : graph.entities.name[entity];
}

export function standingOf(graph, relation) {
  return graph.standings[graph.relations.standing[relation]];
}

export function whenOf(graph, relation) {
  const when = graph.relations.when[relation];
  const own = when === NOBODY ? "" : dateWords(graph.dates.text[when]);
  if (!graph.past.has(relation)) return own;
  return own ? `${own}, formerly` : "formerly";
}

/** Return the parts of a sentence, so that names can be made into ways on: texts, and numbers of entities. */
export function sentenceParts(graph, relation) {
  const { source, type, target, also, figures } = graph.relations;
  const parts = [source[relation], ` ${graph.types.name[type[relation]]} `, target[relation]];
  for (const [word, entity] of also[relation] ?? []) parts.push(` ${word} `, entity);
  const figureText = figuresWords(figures[relation] ?? []);
  if (figureText) parts.push(` (${figureText})`);
  const when = whenOf(graph, relation);
  if (when) parts.push(`, ${when}`);
  return parts;
}

export function sentence(graph, relation) {
  return sentenceParts(graph, relation).map((part) => (typeof part === "number" ? nameOf(graph, part) : part)).join("");
}

export function figuresWords(figures) {
  return figures.map(([unit, value]) => `${value} ${unit}`).join(", ");
}

/** Write the paragraphs as readers know them: "¶23", "¶¶23–24, 26". */
export function pilcrow(place) {
  return `${/^\d+$/.test(place) ? "¶" : "¶¶"}${place.replaceAll("-", "–").replaceAll("+", ", ")}`;
}

export function shortCitation(graph, piece) {
  return `${graph.citations[piece.document][0]} ${pilcrow(piece.place)}`;
}

export function fullCitation(graph, piece) {
  return `${documentCitation(graph, piece.document)}, ${pilcrow(piece.place)}`;
}

/** Write authors, title, publisher and date of a document that is evidence. */
export function documentCitation(graph, document) {
  const published = graph.entities.published[document];
  const words = graph.citations[document][1];
  return published === undefined ? words : `${words}, ${dateWords(graph.dates.text[published])}`;
}

/** Return who is cited for asserting a relation, each once. */
export function claimants(graph, relation) {
  return [...new Set(evidenceOf(graph, relation).filter((piece) => piece.stance === "asserts").flatMap((piece) => piece.by))];
}

/** Write what a piece of evidence does: "asserts, citing Reuters", "denies, in its own voice". */
export function stanceWords(graph, piece) {
  const voice = piece.by.length ? `citing ${joined(piece.by.map((by) => nameOf(graph, by)))}` : "in its own voice";
  return `${piece.stance}, ${voice}`;
}

export function joined(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** Write one relation with all its evidence, as it is copied and printed. */
export function relationText(graph, relation) {
  const pieces = evidenceOf(graph, relation).map((piece) => {
    const extra = [
      piece.when === NOBODY ? "" : dateWords(graph.dates.text[piece.when]),
      figuresWords(piece.figures),
      piece.says,
    ].filter(Boolean);
    const voice = piece.by.length || piece.stance !== "asserts" ? ` (${stanceWords(graph, piece)})` : "";
    return `${fullCitation(graph, piece)}${voice}${extra.length ? `: ${extra.join("; ")}` : ""}`;
  });
  return `${sentence(graph, relation)} [${standingOf(graph, relation)}]. ${pieces.join(". ")}.`;
}

/** Write an entity with every link from its end, as it is copied. */
export function entityText(graph, entity, isShown = (relation) => isAsserted(graph, relation)) {
  const { name, aliases, description, kind } = graph.entities;
  const lines = [`${name[entity]} (${graph.kinds.name[kind[entity]]})`];
  if (aliases[entity]) lines.push(`Also called: ${aliases[entity].join(", ")}`);
  if (description[entity]) lines.push(description[entity]);
  for (const group of linkGroups(graph, entity, isShown)) {
    lines.push("", `${group.phrase}:`, ...group.links.map((link) => `- ${relationText(graph, link.relation)}`));
  }
  const supported = supportedBy(graph, entity).filter(({ relation }) => isShown(relation));
  if (supported.length) {
    lines.push("", "Evidence of:", ...supported.map(({ relation }) => `- ${relationText(graph, relation)}`));
  }
  return lines.join("\n");
}

/** Return the links of an entity, those that read alike together: the groups by name, the links by name and number. */
export function linkGroups(graph, entity, isShown) {
  const groups = new Map();
  for (const link of linksFrom(graph, entity)) {
    if (isShown(link.relation)) {
      const group = groups.get(link.phrase) ?? [];
      group.push(link);
      groups.set(link.phrase, group);
    }
  }
  const byName = (one, other) =>
    nameOf(graph, one.far).localeCompare(nameOf(graph, other.far)) || one.relation - other.relation;
  return [...groups]
    .map(([phrase, links]) => ({ phrase, links: links.sort(byName) }))
    .sort((one, other) => one.phrase.localeCompare(other.phrase));
}

/** List all on which sources differ: conflicting relations, disputed ones, differing dates and figures. */
export function disagreements(graph) {
  const found = { conflicts: conflictsOf(graph), disputes: [], differences: graph.differences };
  const isInConflict = new Set(found.conflicts.flat());
  const disputed = graph.standings.indexOf("disputed");
  graph.relations.standing.forEach((standing, relation) => {
    const stances = () => new Set(evidenceOf(graph, relation).map((piece) => piece.stance));
    if ((standing === disputed || isInConflict.has(relation)) && stances().has("denies") && stances().has("asserts")) {
      found.disputes.push(relation);
    }
  });
  return found;
}

/** Return the relations that cannot all be true, those that conflict with one another together. */
function conflictsOf(graph) {
  const met = new Set();
  const found = [];
  for (const key of Object.keys(graph.relations.conflicts)) {
    const members = [];
    const open = [Number(key)];
    while (open.length) {
      const relation = open.pop();
      if (met.has(relation)) continue;
      met.add(relation);
      members.push(relation);
      open.push(...(graph.relations.conflicts[relation] ?? []));
    }
    if (members.length) found.push(members.sort((one, other) => one - other));
  }
  return found;
}

/** Write the figures and the date that a piece of evidence gives, where it gives its own. */
export function pieceExtras(graph, piece) {
  return [piece.when === NOBODY ? "" : dateWords(graph.dates.text[piece.when]), figuresWords(piece.figures)].filter(Boolean).join(", ");
}

