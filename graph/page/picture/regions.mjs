// The picture by regions: quiet grounds with their names, lines within each, one counted band between two. What is looked
// at, or pointed at, has its own lines as always.

import { relationsOf } from "../core/model.mjs";

const FEWEST = 60; // entities shown from which on regions help; fewer are read one by one
const MOST_LINES = 8; // of one entity within its region; of a hub the rest is drawn on demand
const WIDEST = 16; // px of a band
const PAD = 26; // of a ground beyond its members

/** Return the picture's regions and what lies between them; null where it is read one by one. */
export function regionsOf(graph, shown, state) {
  if (!graph.regions?.length || state.focus.length || shown.entities < FEWEST) return null;
  const home = regionOfEach(graph);
  const { source, target, standing } = graph.relations;
  const bands = new Map();
  const lines = new Map();
  for (let relation = 0; relation < graph.relationCount; relation += 1) {
    if (!shown.relation[relation]) continue;
    const [one, other] = [source[relation], target[relation]].sort((a, b) => a - b);
    const [here, there] = [home[one], home[other]].sort((a, b) => a - b);
    if (here !== there && here >= 0) bands.set(`${here} ${there}`, (bands.get(`${here} ${there}`) ?? 0) + 1);
    else {
      const line = lines.get(one * graph.entityCount + other);
      if (!line) lines.set(one * graph.entityCount + other, { relation, count: 1 });
      else {
        line.count += 1;
        if (isPlainer(graph, line.relation, standing[relation])) line.relation = relation;
      }
    }
  }
  const joined = [...bands].map(([key, count]) => [...key.split(" ").map(Number), count]);
  const drawn = withoutHubs(graph, [...lines.values()]);
  return { bands: joined, lines: drawn, home, onDemand: lines.size - drawn.length };
}

/**
 * Leave out the many lines of a hub but to those who have no other: they would lie over all the rest, and are drawn when
 * the hub is pointed at or chosen.
 */
function withoutHubs(graph, lines) {
  const { source, target } = graph.relations;
  const degree = new Map();
  const ends = ({ relation }) => [source[relation], target[relation]];
  for (const line of lines) for (const end of ends(line)) degree.set(end, (degree.get(end) ?? 0) + 1);
  const isHub = (entity) => degree.get(entity) > MOST_LINES;
  const others = new Map(degree);
  return lines.filter((line) => {
    const [one, other] = ends(line);
    const isOver = [[one, other], [other, one]].some(([hub, end]) => isHub(hub) && others.get(end) > 1);
    if (isOver) for (const end of [one, other]) others.set(end, others.get(end) - 1);
    return !isOver;
  });
}

/** Of parallel relations the one that is drawn for all: a disputed one, or else the one that stands strongest. */
function isPlainer(graph, known, standing) {
  const disputed = graph.standings.indexOf("disputed");
  const own = graph.relations.standing[known];
  return own !== disputed && (standing === disputed || standing < own);
}

/** Return the number of the region that each entity is in; -1 for none. */
export function regionOfEach(graph) {
  if (!graph.home) {
    graph.home = new Int16Array(graph.entityCount).fill(-1);
    graph.regions.forEach(([, , , , members], region) => members.forEach((entity) => (graph.home[entity] = region)));
  }
  return graph.home;
}

/** Return where a region is drawn: around its members that are shown, wherever they were moved to. */
export function groundOf({ graph, shown, xs, ys }, region) {
  const members = graph.regions[region][4].filter((entity) => shown.entity[entity]);
  if (!members.length) return null;
  const [left, right] = [Math.min(...members.map((each) => xs[each])), Math.max(...members.map((each) => xs[each]))];
  const [top, bottom] = [Math.min(...members.map((each) => ys[each])), Math.max(...members.map((each) => ys[each]))];
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const reach = (entity) => Math.hypot(xs[entity] - x, ys[entity] - y) + graph.entities.size[entity] / 2;
  return { x, y, radius: Math.max(...members.map(reach)) + PAD, members };
}

/** Return the smallest box around all grounds, and around whoever stands in none. */
export function boundsOfRegions(picture, entities) {
  const { graph, xs, ys } = picture;
  const grounds = graph.regions.map((_, region) => groundOf(picture, region)).filter(Boolean);
  const others = entities.filter((entity) => picture.regions.home[entity] < 0).map((entity) => ({ x: xs[entity], y: ys[entity], radius: 0 }));
  const all = [...grounds, ...others];
  const [left, right] = [Math.min(...all.map(({ x, radius }) => x - radius)), Math.max(...all.map(({ x, radius }) => x + radius))];
  const [top, bottom] = [Math.min(...all.map(({ y, radius }) => y - radius)), Math.max(...all.map(({ y, radius }) => y + radius))];
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left - PAD, height: bottom - top - PAD };
}

/** Draw grounds and bands, the bands from edge to edge. */
export function paintRegions(context, picture, view, theme) {
  const grounds = picture.graph.regions.map((_, region) => groundOf(picture, region));
  context.setLineDash([]);
  context.strokeStyle = theme.band;
  for (const [x0, y0, x1, y1, count] of bandsOf(picture, grounds)) {
    context.lineWidth = Math.min(WIDEST, 1.5 * Math.sqrt(count)) / view.scale;
    context.beginPath();
    context.moveTo(x0, y0);
    context.lineTo(x1, y1);
    context.stroke();
  }
  for (const ground of grounds) {
    if (!ground) continue;
    context.beginPath();
    context.arc(ground.x, ground.y, ground.radius, 0, 2 * Math.PI);
    // A band on its way to others passes beneath.
    for (const colour of [theme.paper, theme.ground]) {
      context.fillStyle = colour;
      context.fill();
    }
    context.strokeStyle = theme.groundEdge;
    context.lineWidth = 1 / view.scale;
    context.stroke();
  }
}

/** Return the bands as they are drawn: both ends, and how many relations each stands for. */
export function bandsOf(picture, grounds = picture.graph.regions.map((_, region) => groundOf(picture, region))) {
  return picture.regions.bands
    .filter(([here, there]) => grounds[here] && grounds[there])
    .map(([here, there, count]) => {
      const [one, other] = [grounds[here], grounds[there]];
      const distance = Math.hypot(other.x - one.x, other.y - one.y) || 1;
      const [dx, dy] = [(other.x - one.x) / distance, (other.y - one.y) / distance];
      const [near, far] = [Math.min(one.radius, distance / 2), Math.min(other.radius, distance / 2)];
      return [one.x + dx * near, one.y + dy * near, other.x - dx * far, other.y - dy * far, count];
    });
}

/** Tell whether a point lies on any ground. */
export function isOnGround(grounds, x, y) {
  return grounds.some((ground) => ground && Math.hypot(x - ground.x, y - ground.y) < ground.radius);
}

/** Return the lines of whoever is pointed at: they lead out of the region too. */
export function linesOfHovered({ graph, shown, hovered }) {
  return hovered < 0 ? [] : [...relationsOf(graph, hovered)].filter((relation) => shown.relation[relation]);
}
