// Shapes and places on the picture, in its own coordinates: curves, arrowheads, what lies under the pointer, labels.

const LANE_PX = 26; // how far apart parallel relations bulge

/**
 * Return which lane each relation takes: 0 runs straight, others bulge to either side, so that parallels stay apart.
 * Of relations between the same two entities, each gets its own; the side is counted from the lower number.
 */
export function lanesOf(graph, isShown) {
  const { source, target } = graph.relations;
  const counts = new Map();
  const keyOf = (relation) => {
    const [one, other] = [source[relation], target[relation]];
    return one < other ? one * graph.entityCount + other : other * graph.entityCount + one;
  };
  const place = new Int32Array(graph.relationCount);
  for (let relation = 0; relation < graph.relationCount; relation += 1) {
    if (!isShown[relation]) continue;
    const key = keyOf(relation);
    place[relation] = counts.get(key) ?? 0;
    counts.set(key, place[relation] + 1);
  }
  const lanes = new Float32Array(graph.relationCount);
  for (let relation = 0; relation < graph.relationCount; relation += 1) {
    if (!isShown[relation]) continue;
    const [one, other] = [source[relation], target[relation]];
    if (one === other) lanes[relation] = place[relation] + 1;
    else {
      const side = one < other ? 1 : -1;
      lanes[relation] = side * (place[relation] - (counts.get(keyOf(relation)) - 1) / 2);
    }
  }
  return lanes;
}

/**
 * Return the curve from one disc to another as a cubic Bézier [x0, y0, x1, y1, x2, y2, x3, y3].
 * @param from, to: {x, y, radius}; the same object for a relation of an entity with itself.
 */
export function curveOf(from, to, lane, isLoop = false) {
  if (isLoop) return loopOf(from, lane);
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const distance = Math.hypot(dx, dy) || 1;
  // A cubic passes at three quarters of the height of its handles.
  const bulge = (Math.sign(lane) * Math.min(LANE_PX * Math.abs(lane), distance * 0.6) * 4) / 3;
  const [nx, ny] = [(-dy / distance) * bulge, (dx / distance) * bulge];
  const inner = [from.x + dx / 3 + nx, from.y + dy / 3 + ny, from.x + (dx * 2) / 3 + nx, from.y + (dy * 2) / 3 + ny];
  const start = towards(from, inner[0], inner[1], Math.min(from.radius, distance / 3));
  const end = towards(to, inner[2], inner[3], Math.min(to.radius, distance / 3));
  return [...start, ...inner, ...end];
}

function loopOf({ x, y, radius }, lane) {
  const reach = radius * 2 + 14 + 12 * lane;
  return [x - radius * 0.6, y - radius * 0.8, x - reach, y - reach * 1.3, x + reach, y - reach * 1.3, x + radius * 0.6, y - radius * 0.8];
}

function towards({ x, y }, otherX, otherY, length) {
  const distance = Math.hypot(otherX - x, otherY - y) || 1;
  return [x + ((otherX - x) * length) / distance, y + ((otherY - y) * length) / distance];
}

/** Return the point of a curve at t from 0 to 1. */
export function pointAt(curve, t) {
  const u = 1 - t;
  const weights = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  return [0, 1].map((axis) => weights.reduce((sum, weight, place) => sum + weight * curve[2 * place + axis], 0));
}

/** Return the corners of an arrowhead at the end of a curve: tip, left, right. */
export function arrowhead(curve, length) {
  const [tipX, tipY] = [curve[6], curve[7]];
  const [fromX, fromY] = pointAt(curve, 0.9);
  const angle = Math.atan2(tipY - fromY, tipX - fromX);
  const corner = (turn) => [tipX - length * Math.cos(angle + turn), tipY - length * Math.sin(angle + turn)];
  return [tipX, tipY, ...corner(0.42), ...corner(-0.42)];
}

/** Return how far a point is from a curve, closely enough for a pointer. */
export function distanceTo(curve, x, y) {
  let nearest = Infinity;
  let [lastX, lastY] = [curve[0], curve[1]];
  for (let step = 1; step <= 14; step += 1) {
    const [nextX, nextY] = pointAt(curve, step / 14);
    nearest = Math.min(nearest, distanceToLine(lastX, lastY, nextX, nextY, x, y));
    [lastX, lastY] = [nextX, nextY];
  }
  return nearest;
}

function distanceToLine(fromX, fromY, toX, toY, x, y) {
  const [dx, dy] = [toX - fromX, toY - fromY];
  const along = Math.max(0, Math.min(1, ((x - fromX) * dx + (y - fromY) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - fromX - along * dx, y - fromY - along * dy);
}

/** A grid over the entities shown, to ask which lies under the pointer without asking all. */
export function gridOf(shown, xs, ys, cell = 120) {
  const cells = new Map();
  const keyOf = (column, row) => column * 1_000_003 + row;
  for (let entity = 0; entity < xs.length; entity += 1) {
    if (!shown[entity]) continue;
    const key = keyOf(Math.floor(xs[entity] / cell), Math.floor(ys[entity] / cell));
    const list = cells.get(key);
    if (list) list.push(entity);
    else cells.set(key, [entity]);
  }
  return { cells, cell, keyOf };
}

/** Return the entity whose edge is nearest to a point, if it is within `reach`, else -1. */
export function entityAt(grid, x, y, reach, { xs, ys, radiusOf }) {
  const { cells, cell, keyOf } = grid;
  let [found, least] = [-1, Infinity];
  // Zoomed far out, a pointer's reach covers many cells; drawn discs grow there too.
  const span = Math.min(12, Math.ceil((reach + 60) / cell));
  const [column, row] = [Math.floor(x / cell), Math.floor(y / cell)];
  for (let dx = -span; dx <= span; dx += 1) {
    for (let dy = -span; dy <= span; dy += 1) {
      for (const entity of cells.get(keyOf(column + dx, row + dy)) ?? []) {
        const distance = Math.hypot(xs[entity] - x, ys[entity] - y) - radiusOf(entity);
        if (distance <= reach && distance < least) [found, least] = [entity, distance];
      }
    }
  }
  return found;
}

/** Remembers which rectangles are taken. */
export class Room {
  constructor(cell = 64) {
    this.cell = cell;
    this.cells = new Map();
  }

  isFree(left, top, width, height) {
    const isClear = (other) => left >= other[2] || left + width <= other[0] || top >= other[3] || top + height <= other[1];
    return this.keys(left, top, width, height).every((key) => (this.cells.get(key) ?? []).every(isClear));
  }

  /** Take a rectangle if it is free; tell whether it was. */
  take(left, top, width, height) {
    if (!this.isFree(left, top, width, height)) return false;
    this.put(left, top, width, height);
    return true;
  }

  /** Take a rectangle, free or not. */
  put(left, top, width, height) {
    const taken = [left, top, left + width, top + height];
    for (const key of this.keys(left, top, width, height)) {
      const list = this.cells.get(key);
      if (list) list.push(taken);
      else this.cells.set(key, [taken]);
    }
  }

  keys(left, top, width, height) {
    const found = [];
    for (let column = Math.floor(left / this.cell); column <= Math.floor((left + width) / this.cell); column += 1) {
      for (let row = Math.floor(top / this.cell); row <= Math.floor((top + height) / this.cell); row += 1) {
        found.push(column * 100_003 + row);
      }
    }
    return found;
  }
}

/** Break a name into lines of about `most` signs, two at most; what does not fit ends in an ellipsis. */
export function labelLines(name, most = 24) {
  if (name.length <= most) return [name];
  const words = name.split(" ");
  let first = words.shift();
  while (words.length && `${first} ${words[0]}`.length <= most) first += ` ${words.shift()}`;
  const rest = words.join(" ");
  if (!rest) return [cut(first, most * 1.5)];
  return [cut(first, most * 1.5), cut(rest, most)];
}

function cut(text, most) {
  const signs = [...text];
  return signs.length <= most ? text : `${signs.slice(0, most - 1).join("").trimEnd()}…`;
}

/** Return the smallest box around the entities shown: {x, y, width, height} with x, y its middle; null for none. */
export function boundsOf(entities, xs, ys) {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const entity of entities) {
    left = Math.min(left, xs[entity]);
    right = Math.max(right, xs[entity]);
    top = Math.min(top, ys[entity]);
    bottom = Math.max(bottom, ys[entity]);
  }
  if (left > right) return null;
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
}
