// A neighbourhood laid out by itself: where its members stand in the whole graph says little once the rest is gone.
//
// Rings around what is focused on, eased by springs. No chance in it: the same focus always looks the same.

import { participants, relationsOf } from "../core/model.mjs";

const SPACING = 125; // between neighbours, in the picture's pixels at scale 1
const ROUNDS = 140;
export const MOST_ARRANGED = 320; // beyond, each round would take longer than a reader waits

/** Return where each entity shown is to stand, by number: [x, y]; those in `kept` stay where they are. */
export function arranged(graph, shown, roots, kept = new Map()) {
  const members = [...shown.entity.keys()].filter((entity) => shown.entity[entity]);
  const place = new Map(members.map((entity, index) => [entity, index]));
  const neighbours = members.map((entity) => neighboursOf(graph, shown, entity).map((each) => place.get(each)).filter((each) => each !== undefined));
  const start = roots.map((entity) => place.get(entity)).filter((each) => each !== undefined);
  const points = onRings(members, levelsOf(neighbours, start), graph);
  const isFixed = kept.size ? (index) => kept.has(members[index]) : start.length === 1 ? (index) => index === start[0] : () => false;
  if (kept.size) placeBeside(points, members, neighbours, kept);
  for (let round = 0; round < ROUNDS; round += 1) ease(points, neighbours, SPACING * 0.6 * (1 - round / ROUNDS), isFixed);
  return new Map(members.map((entity, index) => [entity, points[index]]));
}

const COLUMN = 280; // between the steps of a path: room for a type on each line
const ROW = 150;

/**
 * Return where the entities of shortest paths stand: left to right, step by step, several ways one below the other.
 * Whoever only takes part in a step stands between its ends, below and above in turn.
 */
export function alongPaths(graph, paths) {
  const columns = [];
  for (const path of paths) {
    [path[0].start, ...path.map((hop) => hop.end)].forEach((entity, step) => (columns[step] ??= new Set()).add(entity));
  }
  const spots = new Map();
  columns.forEach((column, step) => {
    [...column].forEach((entity, row) => spots.set(entity, [step * COLUMN, (row - (column.size - 1) / 2) * ROW]));
  });
  const tallest = Math.max(...columns.map((column) => column.size));
  const besides = columns.map(() => 0);
  for (const path of paths) {
    path.forEach((hop, step) => {
      for (const entity of hop.relations.flatMap((relation) => participants(graph, relation))) {
        if (spots.has(entity)) continue;
        const seat = besides[step];
        besides[step] += 1;
        const level = (tallest - 1) / 2 + 1 + Math.floor(seat / 2) * 0.7;
        spots.set(entity, [(step + 0.5) * COLUMN, (seat % 2 ? -1 : 1) * level * ROW]);
      }
    });
  }
  return spots;
}

/** Put those who stay where they are, and each who comes beyond the one that it is linked to, seen from the middle. */
function placeBeside(points, members, neighbours, kept) {
  members.forEach((entity, index) => {
    if (kept.has(entity)) points[index] = [...kept.get(entity)];
  });
  members.forEach((entity, index) => {
    if (kept.has(entity)) return;
    const beside = neighbours[index].find((other) => kept.has(members[other]));
    if (beside === undefined) return;
    const [x, y] = points[beside];
    // Each in a direction of its own, by the golden section, or two would lie on one spot for ever.
    const angle = Math.atan2(y, x) + (((index * 0.618) % 1) - 0.5) * 2.4;
    points[index] = [x + SPACING * Math.cos(angle), y + SPACING * Math.sin(angle)];
  });
}

function neighboursOf(graph, shown, entity) {
  const found = new Set();
  for (const relation of relationsOf(graph, entity)) {
    if (shown.relation[relation]) for (const other of participants(graph, relation)) found.add(other);
  }
  found.delete(entity);
  return [...found];
}

/** Return how many steps each is away from the start; what is not reached stands outermost. */
function levelsOf(neighbours, start) {
  const levels = new Array(neighbours.length).fill(-1);
  let frontier = start;
  for (let level = 0; frontier.length; level += 1) {
    for (const index of frontier) levels[index] = level;
    frontier = [...new Set(frontier.flatMap((index) => neighbours[index]))].filter((index) => levels[index] < 0);
  }
  const outermost = Math.max(0, ...levels) + 1;
  return levels.map((level) => (level < 0 ? outermost : level));
}

/** Set each level on a ring that has room for it, in the order of the angles in which they stood. */
function onRings(members, levels, graph) {
  const { x, y } = graph.entities;
  const points = new Array(members.length);
  let radius = 0;
  for (let level = 0; level <= Math.max(0, ...levels); level += 1) {
    const ring = [...members.keys()].filter((index) => levels[index] === level);
    const isMiddle = level === 0 && ring.length === 1;
    radius = isMiddle ? 0 : Math.max(radius + SPACING, (ring.length * SPACING * 0.7) / (2 * Math.PI));
    const angle = (index) => Math.atan2(y[members[index]], x[members[index]]);
    ring.sort((one, other) => angle(one) - angle(other) || one - other);
    ring.forEach((index, seat) => {
      const turn = (2 * Math.PI * seat) / ring.length + level;
      points[index] = [radius * Math.cos(turn), radius * Math.sin(turn)];
    });
  }
  return points;
}

/** One round of springs: all push each other away, neighbours pull each other, none moves further than `most`. */
function ease(points, neighbours, most, isFixed) {
  const forces = points.map(() => [0, 0]);
  for (let one = 0; one < points.length; one += 1) {
    for (let other = one + 1; other < points.length; other += 1) {
      const [dx, dy] = [points[other][0] - points[one][0], points[other][1] - points[one][1]];
      const push = (SPACING * SPACING) / (dx * dx + dy * dy || 1);
      forces[one][0] -= dx * push;
      forces[one][1] -= dy * push;
      forces[other][0] += dx * push;
      forces[other][1] += dy * push;
    }
    for (const other of neighbours[one]) {
      const [dx, dy] = [points[other][0] - points[one][0], points[other][1] - points[one][1]];
      const pull = Math.hypot(dx, dy) / SPACING / 2;
      forces[one][0] += dx * pull;
      forces[one][1] += dy * pull;
    }
    forces[one][0] -= points[one][0] * 0.08;
    forces[one][1] -= points[one][1] * 0.08;
  }
  points.forEach((point, index) => {
    if (isFixed(index)) return;
    const [fx, fy] = forces[index];
    const length = Math.hypot(fx, fy) || 1;
    const step = Math.min(length, most) / length;
    point[0] += fx * step;
    point[1] += fy * step;
  });
}
