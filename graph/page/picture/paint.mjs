// Draws the picture on a canvas, or on anything that understands the same few calls (see SvgContext).
//
// Lines by standing: solid where stated, dashed where claimed, red and dotted where disputed, thin and grey where nobody
// asserts it. All lengths are divided by the scale, because the context is already scaled to the picture's coordinates.

import { arrowhead } from "./geometry.mjs";
import { linesOfHovered, paintRegions } from "./regions.mjs";
import { branchesIn, curveIn, discOf, entitiesIn, relationsIn } from "./scene.mjs";

const DASHES = { stated: [], claimed: [7, 4], disputed: [2, 3], denied: [1.5, 4], requested: [1.5, 4], proposed: [1.5, 4], expected: [1.5, 4], guessed: [1.5, 4], withdrawn: [1.5, 4] };
const SLICE = 1_500; // items between two chances to stop for a frame
const STRONG_LINES = 600; // lines drawn for what is looked at; a hub has more than anybody can tell apart

/**
 * Draw all lines and all discs that vis-network does not; yields now and then, so that it can be spread over frames.
 * @returns {{drawn: number, crossing: number}} how many lines were drawn, of how many in view.
 */
export function* paintUnderlay(context, picture, view, theme) {
  if (picture.regions) {
    paintRegions(context, picture, view, theme);
    const lines = picture.regions.lines.map(({ relation }) => relation);
    yield* paintCurves(context, picture, lines, view, theme);
    yield* paintDiscs(context, picture, entitiesIn(picture, view).filter((entity) => !picture.front.has(entity)), view, theme);
    return { drawn: 0, crossing: 0, onDemand: picture.regions.onDemand };
  }
  const { relations, crossing, isDetailed } = relationsIn(picture, view);
  if (isDetailed) yield* paintCurves(context, picture, relations, view, theme);
  else yield* paintLines(context, picture, relations, view, theme);
  const rest = entitiesIn(picture, view).filter((entity) => !picture.front.has(entity));
  yield* paintDiscs(context, picture, rest, view, theme);
  return { drawn: relations.length, crossing };
}

function* paintLines(context, picture, relations, view, theme) {
  const { graph, xs, ys } = picture;
  const { source, target, standing } = graph.relations;
  const disputed = graph.standings.indexOf("disputed");
  context.setLineDash([]);
  context.lineWidth = (relations.length > 4_000 ? 0.5 : 0.8) / view.scale;
  for (const isDisputed of [false, true]) {
    context.strokeStyle = isDisputed ? theme.disputedFaint : theme.lineFaint;
    for (let start = 0; start < relations.length; start += SLICE) {
      context.beginPath();
      for (const relation of relations.slice(start, start + SLICE)) {
        if ((standing[relation] === disputed) !== isDisputed) continue;
        context.moveTo(xs[source[relation]], ys[source[relation]]);
        context.lineTo(xs[target[relation]], ys[target[relation]]);
      }
      context.stroke();
      yield;
    }
  }
}

function* paintCurves(context, picture, relations, view, theme) {
  const { graph } = picture;
  const byStanding = grouped(relations, (relation) => graph.relations.standing[relation]);
  for (const [standing, members] of byStanding) {
    const name = graph.standings[standing];
    for (let start = 0; start < members.length; start += SLICE / 5) {
      strokeRelations(context, picture, members.slice(start, start + SLICE / 5), view, { name, colour: lineColour(theme, name), width: 0.9 });
      yield;
    }
  }
}

function grouped(items, keyOf) {
  const found = new Map();
  for (const item of items) {
    const list = found.get(keyOf(item));
    if (list) list.push(item);
    else found.set(keyOf(item), [item]);
  }
  return found;
}

function lineColour(theme, standing) {
  if (standing === "disputed") return theme.disputed;
  return standing === "stated" || standing === "claimed" ? theme.line : theme.unasserted;
}

/** Draw relations of one standing with their curves, dashes and arrowheads. */
function strokeRelations(context, picture, relations, view, { name, colour, width }) {
  const { graph } = picture;
  const curves = relations.map((relation) => curveIn(picture, relation, view.scale));
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = width / view.scale;
  context.setLineDash(DASHES[name].map((length) => length / view.scale));
  context.beginPath();
  for (const [x0, y0, ...rest] of curves) {
    context.moveTo(x0, y0);
    context.bezierCurveTo(...rest);
  }
  context.stroke();
  strokeBranches(context, picture, relations, view, width);
  context.setLineDash([]);
  if (view.scale < 0.3) return;
  context.beginPath();
  curves.forEach((curve, place) => {
    const type = graph.relations.type[relations[place]];
    if (graph.types.name[type] === graph.types.inverse[type]) return; // the same from both ends: no direction
    const [x0, y0, x1, y1, x2, y2] = arrowhead(curve, (5 + width * 2.2) / Math.max(view.scale, 0.55));
    context.moveTo(x0, y0);
    context.lineTo(x1, y1);
    context.lineTo(x2, y2);
    context.closePath();
  });
  context.fill();
}

/** Draw the thin branches to further participants, each from a dot on the line of its relation. */
function strokeBranches(context, picture, relations, view, width) {
  const branches = relations.flatMap((relation) => branchesIn(picture, relation, view.scale));
  if (!branches.length) return;
  context.setLineDash([]);
  context.lineWidth = (width * 0.6) / view.scale;
  context.beginPath();
  for (const { curve: [x0, y0, ...rest] } of branches) {
    context.moveTo(x0, y0);
    context.bezierCurveTo(...rest);
  }
  context.stroke();
  context.beginPath();
  for (const { curve: [x, y] } of branches) {
    const radius = (1.4 + width) / view.scale;
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
  context.fill();
}

function* paintDiscs(context, picture, entities, view, theme) {
  const { graph } = picture;
  // Thousands of dots in full colour would shout down the few that matter.
  if (entities.length > 1_000) context.globalAlpha *= 0.62;
  for (let kind = 0; kind < graph.kinds.name.length; kind += 1) {
    const members = entities.filter((entity) => graph.entities.kind[entity] === kind);
    for (let start = 0; start < members.length; start += SLICE) {
      context.fillStyle = theme.kinds[kind];
      context.beginPath();
      for (const entity of members.slice(start, start + SLICE)) {
        const { x, y, radius } = discOf(picture, entity, view.scale);
        if (radius * view.scale < 2.5) context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
        else shapePath(context, graph.kinds.shape[kind], x, y, radius);
      }
      context.fill();
      yield;
    }
  }
}

/** Draw one entity as vis-network asks for it: its shape, a rim of paper, a ring where it is looked at. */
export function paintEntity(context, picture, entity, view, theme) {
  const { graph, strong, hovered, pinned } = picture;
  const { x, y, radius } = discOf(picture, entity, view.scale);
  const kind = graph.entities.kind[entity];
  context.setLineDash([]);
  context.globalAlpha = strong.entities.size && !strong.entities.has(entity) && hovered !== entity ? theme.dim : 1;
  context.beginPath();
  shapePath(context, graph.kinds.shape[kind], x, y, radius);
  context.fillStyle = theme.kinds[kind];
  context.fill();
  context.lineWidth = 1.5 / view.scale;
  context.strokeStyle = theme.paper;
  context.stroke();
  if (entity === picture.chosen || entity === hovered) {
    context.beginPath();
    context.arc(x, y, radius + 5 / view.scale, 0, 2 * Math.PI);
    context.lineWidth = (entity === picture.chosen ? 3 : 1.5) / view.scale;
    context.strokeStyle = theme.accent;
    context.stroke();
  }
  if (pinned.has(entity)) {
    context.beginPath();
    context.arc(x, y, Math.max(2 / view.scale, radius * 0.3), 0, 2 * Math.PI);
    context.fillStyle = theme.paper;
    context.fill();
  }
  context.globalAlpha = 1;
}

/** Draw what stands out: the lines looked at, then the names, as many as have room. */
export function paintFront(context, picture, view, theme) {
  if (picture.regions) {
    const pointedAt = linesOfHovered(picture).slice(0, STRONG_LINES);
    for (const [name, members] of grouped(pointedAt, (relation) => picture.graph.standings[picture.graph.relations.standing[relation]])) {
      strokeRelations(context, picture, members, view, { name, colour: lineColour({ ...theme, line: theme.strong }, name), width: 1.1 });
    }
  }
  const { graph, strong, shown, hoveredRelation } = picture;
  const lines = [...strong.relations].filter((relation) => shown.relation[relation]);
  const byStanding = grouped(lines.slice(0, STRONG_LINES), (relation) => graph.standings[graph.relations.standing[relation]]);
  for (const [name, members] of byStanding) {
    const colour = name === "disputed" ? theme.disputed : theme.strong;
    strokeRelations(context, picture, members, view, { name, colour, width: 1.7 });
  }
  for (const relation of [picture.chosenRelation, hoveredRelation].filter((each) => each >= 0 && shown.relation[each])) {
    const name = graph.standings[graph.relations.standing[relation]];
    strokeRelations(context, picture, [relation], view, { name, colour: theme.accent, width: 2.6 });
  }
}

/** Add the outline of a shape to the path. */
export function shapePath(context, shape, x, y, r) {
  const corners = (list) => {
    list.forEach(([dx, dy], place) => (place ? context.lineTo(x + dx * r, y + dy * r) : context.moveTo(x + dx * r, y + dy * r)));
    context.closePath();
  };
  const around = (count, turn, radius = () => 1.1) =>
    corners(
      Array.from({ length: count }, (_, place) => {
        const angle = turn + (place * 2 * Math.PI) / count;
        return [Math.cos(angle) * radius(place), Math.sin(angle) * radius(place)];
      }),
    );
  switch (shape) {
    case "square":
      return corners([[-0.88, -0.88], [0.88, -0.88], [0.88, 0.88], [-0.88, 0.88]]);
    case "box":
      return corners([[-0.75, -0.95], [0.35, -0.95], [0.75, -0.5], [0.75, 0.95], [-0.75, 0.95]]);
    case "diamond":
      return around(4, 0, () => 1.2);
    case "triangle":
      return around(3, -Math.PI / 2, () => 1.25);
    case "triangleDown":
      return around(3, Math.PI / 2, () => 1.25);
    case "hexagon":
      return around(6, 0);
    case "star":
      return around(10, -Math.PI / 2, (place) => (place % 2 ? 0.58 : 1.3));
    default:
      context.moveTo(x + r, y);
      return context.arc(x, y, r, 0, 2 * Math.PI);
  }
}
