// What the reader has asked for, and how it stands in the address bar: the whole of it, so that a copied link restores it.

import { NOBODY, UNNAMED, entityNumber, relationId, relationNumber } from "./model.mjs";

export const VIEWS = ["graph", "table", "text", "disagreements", "counts"];
const SHOWN_AT_FIRST = ["stated", "claimed", "disputed", "guessed"];

/** Return the state a page opens with; numbers stand for entities and relations. */
export function initialState() {
  return {
    view: "graph",
    at: null, // {entity} or {relation} or {start, end}
    throughDocuments: false,
    focus: [], // {entity, steps}
    hidden: [],
    pinned: [], // {entity, x, y}
    standings: SHOWN_AT_FIRST,
    kindsOff: [],
    typesOff: [],
    documents: [],
    claimants: [],
    time: null, // [first day, last day]
    possibly: true,
    counted: null, // whose counts are compared: a number of an entity
    rows: "relations",
    sort: "",
    contains: "",
    embed: false, // in a frame of another page: no rails
  };
}

/** Write what differs from the state a page opens with. */
export function toHash(graph, state) {
  const { id } = graph.entities;
  const parameters = new URLSearchParams();
  const add = (key, values) => values.forEach((value) => parameters.append(key, value));
  if (state.view !== "graph") parameters.set("view", state.view);
  if (state.at?.entity !== undefined) parameters.set("entity", id[state.at.entity]);
  if (state.at?.relation !== undefined) parameters.set("relation", relationId(graph, state.at.relation));
  if (state.at?.start !== undefined) parameters.set("path", `${id[state.at.start]}~${id[state.at.end]}`);
  if (state.throughDocuments) parameters.set("documents", "pass");
  if (state.counted !== null) parameters.set("counts", id[state.counted]);
  add("focus", state.focus.map(({ entity, steps }) => `${id[entity]}~${steps}`));
  add("hide", state.hidden.map((entity) => id[entity]));
  add("pin", state.pinned.map(({ entity, x, y }) => `${id[entity]}~${Math.round(x)}~${Math.round(y)}`));
  if (state.standings.join() !== SHOWN_AT_FIRST.join()) parameters.set("standings", state.standings.join(" "));
  add("kind-off", state.kindsOff);
  add("type-off", state.typesOff);
  add("document", state.documents.map((entity) => id[entity]));
  add("by", state.claimants.map((entity) => (entity === NOBODY ? UNNAMED : id[entity])));
  if (state.time) parameters.set("time", state.time.join("~"));
  if (!state.possibly) parameters.set("time-sure", "1");
  if (state.rows !== "relations") parameters.set("rows", state.rows);
  if (state.sort) parameters.set("sort", state.sort);
  if (state.contains) parameters.set("contains", state.contains);
  if (state.embed) parameters.set("embed", "yes");
  return parameters.toString();
}

/** Read a state back; what this graph does not know is left out, and named in `unknown`. */
export function fromHash(graph, hash) {
  const parameters = new URLSearchParams(hash.replace(/^#/, ""));
  const state = initialState();
  const unknown = [];
  const entity = (id) => known(entityNumber(graph, id), id, unknown);
  const entities = (key) => parameters.getAll(key).map(entity).filter(isKnown);
  const namesOf = (key, names) => parameters.getAll(key).filter((name) => names.includes(name));
  if (VIEWS.includes(parameters.get("view"))) state.view = parameters.get("view");
  state.at = placeOf(graph, parameters, entity, unknown);
  state.throughDocuments = parameters.get("documents") === "pass";
  if (parameters.has("counts")) state.counted = entity(parameters.get("counts")) ?? null;
  state.focus = splitAll(parameters, "focus")
    .map(([id, steps]) => ({ entity: entity(id), steps: Math.min(3, Math.max(0, parseInt(steps, 10) || 0)) }))
    .filter((each) => isKnown(each.entity));
  state.hidden = entities("hide");
  state.pinned = splitAll(parameters, "pin")
    .map(([id, x, y]) => ({ entity: entity(id), x: Number(x), y: Number(y) }))
    .filter((each) => isKnown(each.entity) && Number.isFinite(each.x) && Number.isFinite(each.y));
  if (parameters.has("standings")) {
    const wanted = parameters.get("standings").split(" ");
    state.standings = graph.standings.filter((name) => wanted.includes(name));
  }
  state.kindsOff = namesOf("kind-off", graph.kinds.name);
  state.typesOff = namesOf("type-off", graph.types.name);
  state.documents = entities("document");
  state.claimants = parameters.getAll("by").map((id) => (id === UNNAMED ? NOBODY : entity(id))).filter(isKnown);
  const time = (parameters.get("time") ?? "").split("~").map(Number);
  if (time.length === 2 && time.every(Number.isFinite) && time[0] <= time[1]) state.time = time;
  state.possibly = !parameters.has("time-sure");
  if (parameters.get("rows") === "entities") state.rows = "entities";
  state.sort = parameters.get("sort") ?? "";
  state.contains = parameters.get("contains") ?? "";
  state.embed = parameters.get("embed") === "yes";
  return { state, unknown };
}

function placeOf(graph, parameters, entity, unknown) {
  if (parameters.has("entity")) {
    const found = entity(parameters.get("entity"));
    return isKnown(found) ? { entity: found } : null;
  }
  if (parameters.has("relation")) {
    const id = parameters.get("relation");
    const found = known(relationNumber(graph, id), id, unknown);
    return isKnown(found) ? { relation: found } : null;
  }
  if (parameters.has("path")) {
    const [start, end] = parameters.get("path").split("~").map(entity);
    return isKnown(start) && isKnown(end) ? { start, end } : null;
  }
  return null;
}

function splitAll(parameters, key) {
  return parameters.getAll(key).map((each) => each.split("~"));
}

function known(number, id, unknown) {
  if (number === undefined) unknown.push(id);
  return number;
}

function isKnown(number) {
  return number !== undefined;
}

/** What changes the picture and can be undone, apart from where the reader is. */
export function pictureOf(state) {
  const { view, at, counted, rows, sort, contains, embed, ...picture } = state;
  return picture;
}

/** Tell whether anything is filtered, focused or hidden. */
export function isNarrowed(state) {
  const { pinned, throughDocuments, ...picture } = pictureOf(state);
  const { pinned: _pinned, throughDocuments: _through, ...initial } = pictureOf(initialState());
  return JSON.stringify(picture) !== JSON.stringify(initial);
}

/** Return the list with the item added, or taken out where it was in. */
export function toggled(list, item) {
  return list.includes(item) ? list.filter((each) => each !== item) : [...list, item];
}
