// What each column of the exports holds, worked out from the columns of the page: the same values as Python writes.

import { isoDay } from "./time.mjs";
import { NOBODY, UNNAMED, claimsOf, datesOf, factsOf, isAsserted, relationId } from "./model.mjs";
import { fullCitation, independentOf, sentence, standingOf, voiceWords } from "./words.mjs";

const BETWEEN = "; ";

/** Return the values of an entity by column; what does not apply is null. */
export function entityValues(graph, entity, { x, y }) {
  const { entities, kinds } = graph;
  const dateText = (dates) => (dates[entity] === undefined ? null : graph.dates.text[dates[entity]]);
  const joinedText = (lists) => lists[entity]?.join(BETWEEN) ?? null;
  const colour = kinds.colour[entities.kind[entity]];
  const facts = factsOf(graph, entity);
  return {
    label: entities.name[entity],
    kind: kinds.name[entities.kind[entity]],
    aliases: joinedText(entities.aliases),
    description: entities.description[entity] ?? null,
    note: entities.note[entity] ?? null,
    url: entities.url[entity] ?? null,
    published: dateText(entities.published),
    genre: entities.genre[entity] ?? null,
    language: entities.language[entity] ?? null,
    archived: joinedText(entities.archived),
    accessed: dateText(entities.accessed),
    withdrawn: dateText(entities.withdrawn),
    facts: facts.length ? listText(facts.map((fact) => factJson(graph, fact))) : null,
    was: joinedText(entities.was),
    not: joinedText(entities.not_same),
    restricted: graph.restrictedEntities.has(entity) || null,
    links: graph.links[entity],
    x,
    y: -y, // Gephi's y grows upwards
    size: entities.size[entity],
    ...Object.fromEntries(["r", "g", "b"].map((name, place) => [name, parseInt(colour.slice(1 + 2 * place, 3 + 2 * place), 16)])),
  };
}

/** Return the values of a relation by column; what does not apply is null. */
export function relationValues(graph, relation) {
  const { relations, types } = graph;
  const type = relations.type[relation];
  const standing = standingOf(graph, relation);
  const claims = claimsOf(graph, relation);
  const [earliest, latest] = spanOf(graph, relation);
  const counted = (name) => claims.filter((claim) => (claim.withdrawn ? "withdrawn" : claim.standing) === name).length || null;
  return {
    label: standing === "stated" || standing === "claimed" ? types.name[type] : `${types.name[type]} [${standing}]`,
    type: types.name[type],
    family: types.family[type],
    symmetric: graph.symmetric.has(type) || null,
    speech: graph.speech.has(type) || null,
    ...Object.fromEntries(graph.standings.map((name) => [name, counted(name)])),
    standing,
    asserted: isAsserted(graph, relation),
    relation: relationId(graph, relation),
    earliest: earliest || null,
    latest: latest || null,
    past: graph.past.has(relation) || null,
    sources: independentOf(graph, relation),
    documents: new Set(claims.map((claim) => claim.document)).size,
    citations: claims.map((claim) => cited(graph, claim)).join(BETWEEN) || null,
    claims: claims.length ? listText(claims.map((claim) => claimJson(graph, claim))) : null,
    also: relations.also[relation]?.map(([word, entity]) => `${word} ${graph.entities.id[entity]}`).join(BETWEEN) ?? null,
    conflicts: relations.conflicts[relation]?.map((other) => relationId(graph, other)).join(BETWEEN) ?? null,
    note: relations.notes[relation]?.join(BETWEEN) ?? null,
    was: relations.was[relation]?.join(BETWEEN) ?? null,
    restricted: graph.restrictedRelations.has(relation) || null,
    sentence: sentence(graph, relation),
    from: graph.entities.id[relations.source[relation]],
    to: graph.entities.id[relations.target[relation]],
    "made of": relations.made[relation] ?? "",
    "independent sources": independentOf(graph, relation),
  };
}

/** Return the values of one claim of a relation by column; what does not apply is null. */
export function claimValues(graph, relation, claim) {
  const dateText = (date) => (date === undefined ? null : graph.dates.text[date]);
  const cite = citeOf(graph, claim);
  return {
    claim: `${relationId(graph, relation)}@${cite}${claim.which > 1 ? `~${claim.which}` : ""}`,
    stands: claim.standing,
    stance: claim.stance,
    voice: voiceWords(graph, claim),
    by: voicesOf(graph, claim).join(BETWEEN),
    when: dateText(claim.when),
    "when in words": claim.when === undefined ? null : graph.dates.words[claim.when],
    past: claim.past || null,
    covers: dateText(claim.covers),
    value: claim.value,
    says: claim.says,
    remark: claim.remark,
    quote: claim.quote,
    repeats: claim.repeats.join(BETWEEN),
    withdrawn: dateText(claim.withdrawnOn),
    document: graph.entities.id[claim.document],
    place: cite.slice(cite.indexOf("#") + 1),
    citation: fullCitation(graph, claim),
  };
}

/** Return the first and last day that a relation's dates can mean, ISO 8601; empty where that is open. */
function spanOf(graph, relation) {
  const { earliest, latest, far } = graph.dates;
  const dates = datesOf(graph, relation);
  const end = (days, side, sign) => {
    if (!dates.length || dates.some((date) => days[date] === null)) return "";
    const best = dates.reduce((one, other) => (sign * days[other] > sign * days[one] ? other : one));
    return far[best]?.[side] ?? isoDay(days[best]);
  };
  return [end(earliest, 0, -1), end(latest, 1, 1)];
}

function citeOf(graph, claim) {
  return `${graph.entities.id[claim.document]}#${graph.places.text[claim.placeNumber]}`;
}

function voicesOf(graph, claim) {
  return claim.by.map((by) => (by === NOBODY ? UNNAMED : graph.entities.id[by]));
}

function cited(graph, claim) {
  const cite = citeOf(graph, claim);
  if (claim.stance === "asserts") return cite;
  return `${cite} ${claim.stance}${claim.by.length ? ` (by ${voicesOf(graph, claim).join(", ")})` : ""}`;
}

// -- JSON as Python writes it -----------------------------------------------------------------------------------------

/** Write a claim with what it says itself. */
function claimJson(graph, claim) {
  const { dates } = graph;
  const figures = claim.figures.map(([unit, text]) => `${JSON.stringify(unit)}: ${JSON.stringify(text)}`);
  return objectText({
    standing: JSON.stringify(claim.standing),
    cite: JSON.stringify(citeOf(graph, claim)),
    by: claim.by.length && listText(voicesOf(graph, claim).map((voice) => JSON.stringify(voice))),
    when: claim.when !== undefined && JSON.stringify(dates.text[claim.when]),
    figures: figures.length && `{${figures.join(", ")}}`,
    says: claim.says && JSON.stringify(claim.says),
    past: claim.past && "true",
    covers: claim.covers !== undefined && JSON.stringify(dates.text[claim.covers]),
    value: claim.value && JSON.stringify(claim.value),
    remark: claim.remark && JSON.stringify(claim.remark),
    quote: claim.quote && JSON.stringify(claim.quote),
    repeats: claim.repeats.length && listText(claim.repeats.map((cite) => JSON.stringify(cite))),
    withdrawn: claim.withdrawnOn !== undefined && JSON.stringify(dates.text[claim.withdrawnOn]),
    restricted: claim.restricted && "true",
  });
}

function factJson(graph, fact) {
  const { id, type, standing, claims } = fact;
  const own = { fact: id, type, standing };
  const head = Object.fromEntries(Object.entries(own).map(([key, value]) => [key, JSON.stringify(value)]));
  return objectText({ ...head, claims: listText(claims.map((claim) => claimJson(graph, claim))) });
}

function objectText(values) {
  return `{${Object.entries(values).filter(([, text]) => text).map(([key, text]) => `"${key}": ${text}`).join(", ")}}`;
}

function listText(texts) {
  return `[${texts.join(", ")}]`;
}
