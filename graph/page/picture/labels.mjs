// Names on the picture: the most important first, none over another, each with a halo so that it can be read on lines.

import { bandsOf, groundOf, isOnGround } from "./regions.mjs";
import { Room, labelLines, pointAt } from "./geometry.mjs";
import { branchesIn, byImportance, curveIn, discOf, relationsIn, windowOf } from "./scene.mjs";

const FIRST_NAMES = 14;
const ALWAYS_NAMED = 8;
const COMMUNITY_SCALE = 0.3; // below which the picture is too small for anything but names of communities
const ALONG = [0.5, 0.38, 0.62]; // where on a line its type may stand
const LINE_HEIGHT = 1.22;
const MOST_COMMUNITIES = 40;
const SHEET_PX = 1_024; // a larger one costs more to copy; this holds some two hundred names

/** Write the names, the most important first, none over another; then what the lines say, where there is room left. */
export function paintLabels(context, picture, view, theme) {
  const pen = penOf(context, view, theme);
  const drawn = labelOrder(picture, view);
  const must = [picture.chosen, picture.hovered].filter((entity) => entity >= 0 && picture.shown.entity[entity]);
  for (const entity of must) writeName(pen, picture, entity, { isRequired: true });
  for (const relation of [picture.hoveredRelation, picture.chosenRelation]) {
    if (relation >= 0 && picture.shown.relation[relation]) writeType(pen, picture, relation);
  }
  if (picture.regions) writeRegions(pen, picture);
  const isOverview = !picture.regions && view.scale < COMMUNITY_SCALE && picture.graph.entityCount > 400 && !picture.strong.entities.size;
  const named = new Set([...must, ...(isOverview ? writeCommunities(pen, picture) : [])]);
  writeNames(pen, picture, drawn.filter((entity) => !named.has(entity)), isOverview ? 16_000 : 4_500);
  writeTypes(pen, picture);
  pen.finish();
}

/** Write names: the first over discs of the less important, the very first over any, all others where they cover none. */
function writeNames(pen, picture, entities, areaOfEach) {
  const [first, rest] = [entities.slice(0, FIRST_NAMES), entities.slice(FIRST_NAMES)];
  for (const entity of first) takeDisc(pen, picture, entity);
  first.forEach((entity, place) => {
    if (!writeName(pen, picture, entity) && place < ALWAYS_NAMED) writeName(pen, picture, entity, { mayCover: true });
  });
  if (entities.length < 500) for (const entity of rest) takeDisc(pen, picture, entity);
  const most = (pen.view.width * pen.view.height) / areaOfEach - first.length;
  let written = 0;
  for (const entity of rest.slice(0, 3 * most)) {
    if (written >= most) break;
    if (writeName(pen, picture, entity)) written += 1;
  }
}

/** Write what the lines say: those looked at where they are few, and those near by. */
function writeTypes(pen, picture) {
  const { strong } = picture;
  if (strong.relations.size <= 24) {
    for (const relation of strong.relations) writeType(pen, picture, relation);
    for (const relation of strong.relations) writeBranches(pen, picture, relation);
  }
  if (pen.view.scale > 1.3) {
    const { relations } = relationsIn(picture, pen.view);
    if (relations.length <= 80) for (const relation of relations) writeType(pen, picture, relation);
  }
}

/** Return the entities in view in the order in which they get their names. */
function labelOrder(picture, view) {
  const [left, top, right, bottom] = windowOf(view, 0);
  const { graph, shown, xs, ys, strong } = picture;
  const isIn = (entity) =>
    shown.entity[entity] && xs[entity] >= left && xs[entity] <= right && ys[entity] >= top && ys[entity] <= bottom;
  if (strong.entities.size) {
    return [...strong.entities].filter(isIn).sort((one, other) => graph.links[other] - graph.links[one]);
  }
  const found = [];
  for (const entity of byImportance(graph)) {
    if (isIn(entity)) found.push(entity);
    if (found.length >= 600) break;
  }
  return found;
}

/** A pen notes all names first and writes them together, copied while the picture moves: see `writeCopies`. */
function penOf(context, view, theme) {
  const labels = [];
  return {
    ...{ context, view, theme },
    names: new Room(),
    discs: new Room(),
    toScreen: (x, y) => [(x - view.x) * view.scale + view.width / 2, (y - view.y) * view.scale + view.height / 2],
    write: (lines, x, y, { px, weight = 400, colour = theme.ink }) => {
      const top = y - ((lines.length - 1) * px * LINE_HEIGHT) / view.scale / 2;
      lines.forEach((text, place) => {
        labels.push({ text, px, weight, colour, x, y: top + (place * px * LINE_HEIGHT) / view.scale });
      });
    },
    finish: () => {
      if (view.isMoving) writeCopies(context, labels, { view, theme });
      else for (const label of labels) writeText(context, label, { view, theme });
    },
  };
}

function writeText(context, label, { view, theme }) {
  setUp(context, label, label.px / view.scale, theme);
  context.strokeText(label.text, label.x, label.y);
  context.fillText(label.text, label.x, label.y);
}

function setUp(context, { weight, colour }, px, theme) {
  context.font = `${weight} ${px}px ${theme.font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = px * 0.28;
  context.strokeStyle = theme.halo;
  context.fillStyle = colour;
}

/** A sheet on which every text is written once, to be copied from in every frame after. */
const SHEET = { canvas: null, pen: null, side: 0, texts: new Map(), x: 0, y: 0, row: 0 };

/**
 * Copy the names from the sheet, after writing those that are not on it yet.
 *
 * Writing a text with its halo takes far longer than copying it, and names stay the same from frame to frame. All are
 * written before any is copied, because a browser copies a whole canvas when it is read after a change.
 */
function writeCopies(context, labels, { view, theme }) {
  const ratio = context.getTransform().a / view.scale;
  const write = () => labels.map((label) => onSheet(context, label, ratio, theme));
  const before = SHEET.canvas;
  let spots = write();
  if (SHEET.canvas !== before) spots = write(); // a new sheet was begun on the way: what was on the old one is needed too
  labels.forEach(({ x, y }, place) => {
    const [sheetX, sheetY, width, height] = spots[place];
    // On whole device pixels, or the copy would be blurred.
    const onScreen = (at, middle, size, length) => Math.round(((at - middle) * view.scale + size / 2) * ratio - length / 2) / ratio;
    const left = (onScreen(x, view.x, view.width, width) - view.width / 2) / view.scale + view.x;
    const top = (onScreen(y, view.y, view.height, height) - view.height / 2) / view.scale + view.y;
    const zoom = ratio * view.scale;
    context.drawImage(SHEET.canvas, sheetX, sheetY, width, height, left, top, width / zoom, height / zoom);
  });
}

/** Return where on the sheet a text stands: [left, top, width, height]. */
function onSheet(context, label, ratio, theme) {
  const key = `${ratio}|${label.weight}|${label.px}|${label.colour}|${theme.halo}|${label.text}`;
  const known = SHEET.texts.get(key);
  if (known) return known;
  const px = label.px * ratio;
  const width = Math.ceil(widthOf(context, label.text, px, label.weight, theme.font) + px);
  const height = Math.ceil(px * 1.9);
  const spot = [...freeSpot(width, height, ratio), width, height];
  setUp(SHEET.pen, label, px, theme);
  SHEET.pen.strokeText(label.text, spot[0] + width / 2, spot[1] + height / 2);
  SHEET.pen.fillText(label.text, spot[0] + width / 2, spot[1] + height / 2);
  SHEET.texts.set(key, spot);
  return spot;
}

/** Find room on the sheet, row after row; a full sheet is wiped, and what is needed is written again. */
function freeSpot(width, height, ratio) {
  if (SHEET.x + width > SHEET.side) Object.assign(SHEET, { x: 0, y: SHEET.y + SHEET.row, row: 0 });
  if (SHEET.y + height > SHEET.side) {
    SHEET.texts.clear();
    const side = SHEET_PX * Math.ceil(ratio);
    const canvas = new OffscreenCanvas(side, side);
    Object.assign(SHEET, { canvas, pen: canvas.getContext("2d"), side, x: 0, y: 0, row: 0 });
  }
  const spot = [SHEET.x, SHEET.y];
  SHEET.x += width;
  SHEET.row = Math.max(SHEET.row, height);
  return spot;
}

const WIDTHS = new Map();

/** Measure a text once for all sizes: proportional, and measuring is dear. */
function widthOf(context, text, px, weight, font) {
  const key = `${weight}|${text}`;
  let width = WIDTHS.get(key);
  if (width === undefined) {
    context.font = `${weight} 100px ${font}`;
    width = context.measureText(text).width / 100;
    WIDTHS.set(key, width);
  }
  return width * px;
}

function takeDisc(pen, picture, entity) {
  const { x, y, radius } = discOf(picture, entity, pen.view.scale);
  const [screenX, screenY] = pen.toScreen(x, y);
  const half = radius * pen.view.scale * 0.8;
  pen.discs.put(screenX - half, screenY - half, 2 * half, 2 * half);
}

/**
 * Write a name under its disc, or above, right or left of it, where there is room; tell whether it was written.
 * @param isRequired: at any cost; mayCover: over discs, but not over names.
 */
function writeName(pen, picture, entity, { isRequired = false, mayCover = isRequired } = {}) {
  const { graph } = picture;
  const { view, theme } = pen;
  const { x, y, radius } = discOf(picture, entity, view.scale);
  const px = Math.round(2 * (11 + Math.min(4, Math.sqrt(graph.links[entity]) * 0.45))) / 2;
  const weight = isRequired || graph.links[entity] >= 12 ? 600 : 400;
  const lines = labelLines(calledOf(graph, entity));
  const width = Math.max(...lines.map((line) => widthOf(pen.context, line, px, weight, theme.font)));
  const height = lines.length * px * LINE_HEIGHT;
  const [screenX, screenY] = pen.toScreen(x, y);
  const reach = radius * view.scale + 3;
  const [over, aside] = [reach + height / 2, reach + width / 2 + 2];
  const isFree = ([dx, dy]) => {
    const [left, top] = [screenX + dx - width / 2, screenY + dy - height / 2];
    const isWithin = left > 2 && top > 2 && left + width < view.width - 2 && top + height < view.height - 2;
    return isWithin && (mayCover || pen.discs.isFree(left, top, width, height)) && pen.names.take(left, top, width, height);
  };
  const spots = [[0, over], [0, -over], [aside, 0], [-aside, 0]];
  if (mayCover) spots.push([aside * 0.7, over], [-aside * 0.7, over], [aside * 0.7, -over], [-aside * 0.7, -over], [0, 0]);
  const spot = spots.find(isFree) ?? (isRequired ? spots[0] : null);
  if (!spot) return false;
  pen.write(lines, x + spot[0] / view.scale, y + spot[1] / view.scale, { px, weight, colour: theme.ink });
  return true;
}

/** Return the name of an entity; of namesakes, which a picture tells apart by their symbol alone, with the kind. */
function calledOf(graph, entity) {
  const { name, kind } = graph.entities;
  graph.names ??= name.reduce((counts, each) => counts.set(each, (counts.get(each) ?? 0) + 1), new Map());
  return graph.names.get(name[entity]) > 1 ? `${name[entity]} (${graph.kinds.name[kind[entity]]})` : name[entity];
}

/** Write the type of a relation on its line. */
function writeType(pen, picture, relation) {
  const { graph } = picture;
  const { view, theme } = pen;
  const curve = curveIn(picture, relation, view.scale);
  const text = graph.types.name[graph.relations.type[relation]];
  const width = widthOf(pen.context, text, 11, 400, theme.font);
  const spot = ALONG.map((part) => pointAt(curve, part)).find((point) => {
    const [x, y] = pen.toScreen(...point);
    return pen.discs.isFree(x - width / 2, y - 7, width, 14) && pen.names.take(x - width / 2, y - 7, width, 14);
  });
  if (!spot) return;
  pen.write([text], ...spot, { px: 11, colour: relation === picture.chosenRelation ? theme.accent : theme.muted });
}

/** Write how further participants take part, on the branches to them. */
function writeBranches(pen, picture, relation) {
  for (const { word, curve } of branchesIn(picture, relation, pen.view.scale)) {
    const point = pointAt(curve, 0.55);
    const width = widthOf(pen.context, word, 11, 400, pen.theme.font);
    const [x, y] = pen.toScreen(...point);
    const isFree = pen.discs.isFree(x - width / 2, y - 7, width, 14) && pen.names.take(x - width / 2, y - 7, width, 14);
    if (isFree) pen.write([word], ...point, { px: 11, colour: pen.theme.muted });
  }
}

/** Write the names of regions above their grounds, and how many relations each band and each joined line stands for. */
function writeRegions(pen, picture) {
  const { graph } = picture;
  const { view, theme } = pen;
  const [px, weight] = [13, 600];
  const isCalm = !picture.strong.entities.size;
  graph.regions.forEach(([, , , name], region) => {
    const ground = groundOf(picture, region);
    if (!ground) return;
    const width = widthOf(pen.context, name, px, weight, theme.font);
    const [x, top] = pen.toScreen(ground.x, ground.y - ground.radius);
    if (x < 0 || x > view.width) return;
    const bottom = pen.toScreen(ground.x, ground.y + ground.radius)[1];
    const middle = Math.min(Math.max(x, width / 2 + 4), view.width - width / 2 - 4);
    const spot = [top - px * 0.7, bottom + px * 0.7, top + px * 0.8].find(
      (y) => y > px && y < view.height - px && pen.names.take(middle - width / 2 - 4, y - px * 0.7, width + 8, px * 1.4),
    );
    if (spot === undefined) return;
    const [atX, atY] = [(middle - view.width / 2) / view.scale + view.x, (spot - view.height / 2) / view.scale + view.y];
    pen.write([name], atX, atY, { px, weight, colour: theme.muted });
  });
  if (!isCalm) return;
  const grounds = graph.regions.map((_, region) => groundOf(picture, region));
  for (const [x0, y0, x1, y1, count] of bandsOf(picture, grounds)) {
    const part = ALONG.find((each) => !isOnGround(grounds, x0 + (x1 - x0) * each, y0 + (y1 - y0) * each));
    if (part) writeCount(pen, `${count}`, x0 + (x1 - x0) * part, y0 + (y1 - y0) * part);
  }
  if (view.scale < 0.8) return;
  for (const { relation, count } of picture.regions.lines) {
    if (count > 1) writeCount(pen, `×${count}`, ...pointAt(curveIn(picture, relation, view.scale), 0.5));
  }
}

function writeCount(pen, text, x, y) {
  const width = widthOf(pen.context, text, 11, 400, pen.theme.font);
  const [screenX, screenY] = pen.toScreen(x, y);
  if (pen.names.take(screenX - width / 2, screenY - 7, width, 14)) pen.write([text], x, y, { px: 11, colour: pen.theme.muted });
}

/** Call communities after their most important members; return those whose names are now written. */
function writeCommunities(pen, picture) {
  const { graph, shown } = picture;
  const { view, theme } = pen;
  const [px, weight] = [12.5, 600];
  const written = [];
  for (const [x, y, , members] of graph.communities.slice(0, MOST_COMMUNITIES)) {
    const named = members.filter((entity) => shown.entity[entity]).slice(0, 2);
    if (!named.length) continue;
    const lines = named.map((entity) => labelLines(graph.entities.name[entity], 30)[0]);
    const width = Math.max(...lines.map((line) => widthOf(pen.context, line, px, weight, theme.font)));
    const height = lines.length * px * LINE_HEIGHT;
    const [screenX, screenY] = pen.toScreen(x, y);
    if (screenX - width / 2 < 4 || screenX + width / 2 > view.width - 4) continue;
    if (pen.names.take(screenX - width / 2 - 6, screenY - height / 2 - 6, width + 12, height + 12)) {
      pen.write(lines, x, y, { px, weight, colour: theme.ink });
      written.push(...named);
    }
  }
  return written;
}
