// What is shown and what is left out, and why: every relation left out is counted under one reason.

import { ASSERTED, datesOf, participants, relationsOf } from "./model.mjs";
import { mayFall, surelyFalls } from "./time.mjs";

export const REASONS = ["standing", "kind", "type", "document", "claimant", "time", "hidden", "focus"];

/**
 * Decide on every entity and relation.
 * @returns {{entity: Uint8Array, relation: Uint8Array, entities: number, relations: number, leftOut: object,
 *   standings: object}} 1 where shown; counts; what is left out by reason, and what of it by standing.
 */
export function shownOf(graph, state) {
  const inFocus = state.focus.length ? focusOf(graph, state) : null;
  const hidden = new Set(state.hidden);
  const leftOut = Object.fromEntries(REASONS.map((reason) => [reason, 0]));
  const standings = {};
  const relation = new Uint8Array(graph.relationCount);
  const tests = testsOf(graph, state, hidden, inFocus);
  let relations = 0;
  for (let number = 0; number < graph.relationCount; number += 1) {
    const reason = tests.find(([, isOut]) => isOut(number))?.[0];
    if (reason) {
      leftOut[reason] += 1;
      if (reason === "standing") {
        const name = graph.standings[graph.relations.standing[number]];
        standings[name] = (standings[name] ?? 0) + 1;
      }
    } else {
      relation[number] = 1;
      relations += 1;
    }
  }
  const entity = shownEntities(graph, state, { relation, hidden, inFocus });
  const entities = entity.reduce((sum, each) => sum + each, 0);
  return { entity, relation, entities, relations, leftOut, standings };
}

/** Return the tests that apply, each with its reason, the cheap ones first. */
function testsOf(graph, state, hidden, inFocus) {
  const { standing, type } = graph.relations;
  const isOff = (list, names) => {
    const off = new Set(list);
    return names.map((name) => off.has(name));
  };
  const standingOff = graph.standings.map((name) => !state.standings.includes(name));
  const tests = [["standing", (relation) => standingOff[standing[relation]]]];
  const anyOf = (flags) => (relation) => participants(graph, relation).some((entity) => flags(entity));
  if (state.kindsOff.length) {
    const off = isOff(state.kindsOff, graph.kinds.name);
    const ends = [graph.relations.source, graph.relations.target];
    tests.push(["kind", (relation) => ends.some((end) => off[graph.entities.kind[end[relation]]])]);
  }
  if (state.typesOff.length) {
    const off = isOff(state.typesOff, graph.types.name);
    tests.push(["type", (relation) => off[type[relation]]]);
  }
  if (state.documents.length) tests.push(["document", isWithoutClaim(graph, (claim) => graph.claims.document[claim], state.documents)]);
  if (state.claimants.length) {
    const voices = (claim) => (graph.claims.standing[claim] < ASSERTED ? graph.claims.by[claim] : undefined);
    tests.push(["claimant", isWithoutClaim(graph, voices, state.claimants)]);
  }
  if (state.time) {
    const [first, last] = state.time;
    const isWithin = state.possibly ? mayBeTrue : isSurelyDated;
    tests.push(["time", (relation) => !isWithin(graph, relation, first, last)]);
  }
  if (hidden.size) tests.push(["hidden", anyOf((entity) => hidden.has(entity))]);
  if (inFocus) {
    const { source, target } = graph.relations;
    tests.push(["focus", (relation) => !inFocus.has(source[relation]) || !inFocus.has(target[relation])]);
  }
  return tests;
}

function isWithoutClaim(graph, valueOf, chosen) {
  const wanted = new Set(chosen);
  return (relation) => {
    for (let claim = graph.first[relation]; claim < graph.first[relation + 1]; claim += 1) {
      const value = valueOf(claim);
      if (Array.isArray(value) ? value.some((each) => wanted.has(each)) : wanted.has(value)) return false;
    }
    return true;
  };
}

/** Tell whether a relation may have been true in those days: if one of its leading claims may, an undated one always. */
export function mayBeTrue(graph, relation, first, last) {
  const own = datesOf(graph, relation);
  const isEnded = graph.ended.has(relation);
  if (graph.timeless.has(relation) || (!own.length && !isEnded)) return true;
  if (own.some((date) => mayFall(graph.dates, date, first, last))) return true;
  return isEnded && !isAfterItsDocuments(graph, relation, first);
}

function isSurelyDated(graph, relation, first, last) {
  return datesOf(graph, relation).some((date) => surelyFalls(graph.dates, date, first, last));
}

/** What is over and undated was over when the documents that say so were published. */
function isAfterItsDocuments(graph, relation, first) {
  const latest = [];
  for (let claim = graph.first[relation]; claim < graph.first[relation + 1]; claim += 1) {
    const published = graph.entities.published[graph.claims.document[claim]];
    if (published !== undefined) latest.push(graph.dates.latest[published] ?? Infinity);
  }
  return latest.length > 0 && latest.every((day) => day < first);
}

/** An entity is drawn when its kind is, and when it has not lost its every relation to a filter. */
function shownEntities(graph, state, { relation, hidden, inFocus }) {
  const off = new Set(state.kindsOff);
  const isKindOff = graph.kinds.name.map((name) => off.has(name));
  const pinned = new Set(state.pinned.map(({ entity }) => entity));
  const shown = new Uint8Array(graph.entityCount);
  for (let entity = 0; entity < graph.entityCount; entity += 1) {
    if (hidden.has(entity)) continue;
    if (pinned.has(entity)) {
      shown[entity] = 1;
      continue;
    }
    if (isKindOff[graph.entities.kind[entity]] || (inFocus && !inFocus.has(entity))) continue;
    const own = relationsOf(graph, entity);
    if (own.some((each) => relation[each]) || inFocus?.has(entity)) shown[entity] = 1;
    else shown[entity] = own.some((each) => graph.relations.standing[each] < ASSERTED) ? 0 : 1;
  }
  return shown;
}

/** Return the entities within the steps of each focus, along relations whose standing is shown; documents and guesses lead nowhere. */
export function focusOf(graph, state) {
  const isOn = graph.standings.map((name) => state.standings.includes(name));
  const found = new Set();
  for (const { entity, steps } of state.focus) {
    let frontier = [entity];
    const met = new Set(frontier); // what leads on: not who is there by the curator's word alone
    found.add(entity);
    for (let step = 0; step < steps; step += 1) {
      const next = [];
      for (const near of frontier) {
        if (near !== entity && graph.entities.kind[near] === graph.documentKind) continue;
        for (const relation of relationsOf(graph, near)) {
          if (!isOn[graph.relations.standing[relation]]) continue;
          const isCurators = graph.curators.has(graph.relations.type[relation]);
          for (const far of participants(graph, relation)) {
            found.add(far);
            if (isCurators || met.has(far)) continue;
            met.add(far);
            next.push(far);
          }
        }
      }
      frontier = next;
    }
  }
  return found;
}

/** Count how often each document is cited and each voice heard: the choices of two filters, the most frequent first. */
export function sourcesOf(graph) {
  const documents = new Map();
  const voices = new Map();
  const add = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const document of graph.claims.document) add(documents, document);
  for (const [claim, by] of Object.entries(graph.claims.by)) {
    if (graph.claims.standing[claim] < ASSERTED) by.forEach((voice) => add(voices, voice));
  }
  const ranked = (map) => [...map].sort((one, other) => other[1] - one[1] || one[0] - other[0]);
  return { documents: ranked(documents), claimants: ranked(voices) };
}
