// The graph in words: sentences, citations, explanations. What a screen reader reads, what is copied and printed.
// The words themselves are Python's; here they are put together.

import { NOBODY, claimsOf, factsOf, isAsserted, linksFrom, supportedBy } from "./model.mjs";

/** Return what a standing says. */
export function meaningOf(graph, standing) {
  return graph.meanings[graph.standings.indexOf(standing)];
}

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
  return graph.relations.when[relation] ?? "";
}

/**
 * Return the parts of a sentence, so that names can be made into ways on: texts, and numbers of entities.
 * A date is not one of them: when it was so, each claim says for itself.
 */
export function sentenceParts(graph, relation) {
  const { source, type, target, also } = graph.relations;
  const parts = [source[relation], ` ${graph.types.name[type[relation]]} `, target[relation]];
  return also[relation] ? [...parts, " ", ...othersParts(also[relation])] : parts;
}

/** Return the further participants, each with its word: "(to Oslo, for Norway)". */
export function othersParts(also) {
  return ["(", ...also.flatMap(([word, entity], place) => [`${place ? ", " : ""}${word} `, entity]), ")"];
}

export function sentence(graph, relation) {
  return sentenceParts(graph, relation).map((part) => (typeof part === "number" ? nameOf(graph, part) : part)).join("");
}

/** Return what a relation is made of, where that is more than one claim: "stated by 1, denied by 1; 2 independent sources". */
export function madeOf(graph, relation) {
  const made = graph.relations.made[relation] ?? "";
  return made && `${made}; ${counted(independentOf(graph, relation), "independent source")}`;
}

export function independentOf(graph, relation) {
  return graph.relations.sources[relation] ?? 1;
}

export function shortCitation(graph, claim) {
  return `${graph.citations[claim.document][0]} ${claim.place}`;
}

export function fullCitation(graph, claim) {
  return `${documentCitation(graph, claim.document)}, ${claim.place}`;
}

/** Write authors, title, publisher and date of a document that is evidence. */
export function documentCitation(graph, document) {
  return graph.citations[document][1];
}

/** Write whose claim it is: "by Reuters and Ko Ko"; empty where a document states it in its own voice. */
export function voiceWords(graph, claim) {
  return claim.by.length ? `by ${joined(claim.by.map((by) => nameOf(graph, by)))}` : claim.voice;
}

/** Write one claim: how it stands, whose it is, all that it says, and where it is written. */
export function claimText(graph, claim) {
  const said = [voiceWords(graph, claim), ...claim.said, fullCitation(graph, claim), claim.withdrawn].filter(Boolean);
  return `${claim.standing}: ${said.join(" · ")}`;
}

export function joined(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** Write one relation with its claims, as it is copied and printed: a line a claim. */
export function relationText(graph, relation, claims = claimsOf(graph, relation)) {
  const made = madeOf(graph, relation);
  const head = `${sentence(graph, relation)} [${standingOf(graph, relation)}${made && `: ${made}`}]`;
  return [head, ...claims.map((claim) => `  - ${claimText(graph, claim)}`)].join("\n");
}

function factText(graph, fact) {
  return [`${fact.words} [${fact.standing}]`, ...fact.claims.map((claim) => `  - ${claimText(graph, claim)}`)].join("\n");
}

/** Write an entity with every link from its end, as it is copied. */
export function entityText(graph, entity, isShown = (relation) => isAsserted(graph, relation)) {
  const { name, aliases, description, kind } = graph.entities;
  const lines = [`${name[entity]} (${graph.kinds.name[kind[entity]]})`];
  if (aliases[entity]) lines.push(`Also called: ${aliases[entity].join(", ")}`);
  if (description[entity]) lines.push(description[entity]);
  const facts = factsOf(graph, entity);
  if (facts.length) lines.push("", "facts:", ...facts.map((fact) => `- ${factText(graph, fact)}`));
  for (const group of linkGroups(graph, entity, isShown)) {
    lines.push("", `${group.phrase}:`, ...group.links.map((link) => `- ${relationText(graph, link.relation)}`));
  }
  const supported = supportedBy(graph, entity).filter(({ relation }) => isShown(relation));
  if (supported.length) {
    lines.push("", "Evidence of:", ...supported.map(({ relation, claims }) => `- ${relationText(graph, relation, claims)}`));
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

/** List all on which sources differ: relations in conflict, speakers who contradict each other, disputes, differences. */
export function disagreements(graph) {
  const conflicts = conflictsOf(graph);
  const isSpeech = ([first]) => graph.speech.has(graph.relations.type[first]);
  const found = {
    conflicts: conflicts.filter((members) => !isSpeech(members)),
    contradictions: conflicts.filter(isSpeech),
    disputes: [],
    differences: graph.differences,
  };
  const isInConflict = new Set(conflicts.flat());
  const disputed = graph.standings.indexOf("disputed");
  graph.relations.standing.forEach((standing, relation) => {
    if (standing !== disputed && !isInConflict.has(relation)) return;
    const standings = new Set(claimsOf(graph, relation).filter((claim) => !claim.withdrawn).map((claim) => claim.standing));
    if (standings.has("denied") && (standings.has("stated") || standings.has("claimed"))) found.disputes.push(relation);
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
