// What of the graph is on the picture: chosen by importance and by the part in view, before anything is drawn.

import { curveOf, pointAt } from "./geometry.mjs";
import { relationsOf } from "../core/model.mjs";

const LINES = 5_000; // more lines than that say no more, and take longer to draw than a reader waits
const DETAILED = 1_600; // up to which lines are curves with arrows and dashes
const IN_FRONT = 140; // entities that vis-network draws and lets the reader move
const CROWD = 3_000; // entities beyond which it gets fewer: each costs a frame something, and opening too
const IN_FRONT_OF_MANY = 60;

/** Return the entities by importance: the most linked first. */
export function byImportance(graph) {
  graph.order ??= Int32Array.from(graph.links.keys()).sort((one, other) => graph.links[other] - graph.links[one] || one - other);
  return graph.order;
}

/** Discs shrink slower than the picture when it is zoomed out, and grow slower when it is zoomed in. */
export function magnified(scale) {
  if (scale < 0.5) return (0.5 / scale) ** 0.62;
  return scale > 1.4 ? (1.4 / scale) ** 0.6 : 1;
}

/** Return the part of the picture in view, a little more on each side: [left, top, right, bottom]. */
export function windowOf({ x, y, width, height, scale }, margin = 40) {
  const [halfWidth, halfHeight] = [(width / 2 + margin) / scale, (height / 2 + margin) / scale];
  return [x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight];
}

/** Return the entities shown that are in view. */
export function entitiesIn(picture, view) {
  const [left, top, right, bottom] = windowOf(view);
  const { shown, xs, ys } = picture;
  const found = [];
  for (let entity = 0; entity < xs.length; entity += 1) {
    if (shown.entity[entity] && xs[entity] >= left && xs[entity] <= right && ys[entity] >= top && ys[entity] <= bottom) {
      found.push(entity);
    }
  }
  return found;
}

/**
 * Return the relations shown whose line may cross the view; of too many, those between the most important.
 * @returns {{relations: number[], crossing: number, isDetailed: boolean}} `crossing` counts those left out too.
 */
export function relationsIn(picture, view) {
  const [left, top, right, bottom] = windowOf(view, 80);
  const { graph, shown, xs, ys } = picture;
  const { source, target } = graph.relations;
  const found = [];
  for (let relation = 0; relation < graph.relationCount; relation += 1) {
    if (!shown.relation[relation]) continue;
    const [one, other] = [source[relation], target[relation]];
    const [x0, y0, x1, y1] = [xs[one], ys[one], xs[other], ys[other]];
    if ((x0 < left && x1 < left) || (x0 > right && x1 > right) || (y0 < top && y1 < top) || (y0 > bottom && y1 > bottom)) continue;
    found.push(relation);
  }
  const relations = found.length > LINES ? mostImportant(graph, found, LINES) : found;
  return { relations, crossing: found.length, isDetailed: relations.length <= DETAILED && view.scale > 0.12 };
}

/** Keep the relations whose less linked end is the most linked: counted, not sorted, because there may be 150,000. */
function mostImportant(graph, relations, most) {
  const { source, target } = graph.relations;
  const weight = (relation) => Math.min(255, graph.links[source[relation]], graph.links[target[relation]]);
  const counts = new Int32Array(256);
  for (const relation of relations) counts[weight(relation)] += 1;
  let least = 255;
  for (let sum = counts[255]; least > 0 && sum + counts[least - 1] <= most; ) {
    least -= 1;
    sum += counts[least];
  }
  return relations.filter((relation) => weight(relation) >= least).slice(0, most);
}

/** Return the entities to hand to vis-network: what is looked at and around it, then the most important. */
export function inFront(picture) {
  const { graph, shown, strong, pinned } = picture;
  const found = new Set([...strong.entities, ...pinned].filter((entity) => shown.entity[entity]).slice(0, IN_FRONT));
  const most = shown.entities > CROWD ? IN_FRONT_OF_MANY : IN_FRONT;
  for (const entity of byImportance(graph)) {
    if (found.size >= most) break;
    if (shown.entity[entity]) found.add(entity);
  }
  return found;
}

/** Return what is to stand out: the entity, relation or path looked at, and what it touches. */
export function strongOf(graph, shown, state, paths) {
  const entities = new Set();
  const relations = new Set();
  const { source, target, also } = graph.relations;
  const add = (relation) => {
    relations.add(relation);
    entities.add(source[relation]).add(target[relation]);
    for (const [, entity] of also[relation] ?? []) entities.add(entity);
  };
  if (state.at?.entity !== undefined) {
    entities.add(state.at.entity);
    for (const relation of relationsOf(graph, state.at.entity)) if (shown.relation[relation]) add(relation);
  }
  if (state.at?.relation !== undefined && shown.relation[state.at.relation]) add(state.at.relation);
  for (const hop of paths.flat()) hop.relations.forEach(add);
  if (state.at?.start !== undefined) entities.add(state.at.start).add(state.at.end);
  return { entities, relations };
}

/** Return the curve of a relation as it is drawn. */
export function curveIn(picture, relation, scale) {
  const { graph, lanes } = picture;
  const { source, target } = graph.relations;
  const [one, other] = [source[relation], target[relation]];
  return curveOf(discOf(picture, one, scale), discOf(picture, other, scale), lanes()[relation], one === other);
}

/**
 * Return the branches of a relation to its further participants: each a curve from the middle of its line, and the word.
 */
export function branchesIn(picture, relation, scale) {
  const { graph, shown } = picture;
  const also = graph.relations.also[relation];
  if (!also) return [];
  const [x, y] = pointAt(curveIn(picture, relation, scale), 0.5);
  const ends = [graph.relations.source[relation], graph.relations.target[relation]];
  // By regions only what is looked at leads out of one.
  const home = picture.regions && !picture.strong.relations.has(relation) ? picture.regions.home : null;
  return also
    .filter(([, entity]) => shown.entity[entity] && !ends.includes(entity) && (!home || home[entity] === home[ends[0]]))
    .map(([word, entity]) => ({ word, curve: curveOf({ x, y, radius: 0 }, discOf(picture, entity, scale), 0) }));
}

export function discOf({ graph, xs, ys }, entity, scale) {
  return { x: xs[entity], y: ys[entity], radius: (graph.entities.size[entity] / 2) * magnified(scale) };
}

/** Move a view so that the box is in it, names at its edge included. */
export function fitted(box, { width, height }, most = 1.6) {
  const scale = Math.min(most, width / (box.width + 160), height / (box.height + 130));
  return { x: box.x, y: box.y, scale: Math.max(scale, 0.005) };
}
