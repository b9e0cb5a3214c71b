// The picture on the screen. vis-network keeps the camera and the gestures, and draws the few hundred entities in front,
// which can be moved by hand. Everything else is painted beneath: at once where it is little, else from a bitmap that is
// renewed in slices whenever the camera rests, so that moving costs the same for a hundred entities and fifty thousand.

import { MOST_ARRANGED, alongPaths, arranged } from "./arrange.mjs";
import { onPaths } from "../core/paths.mjs";
import { boundsOf, distanceTo, entityAt, gridOf, lanesOf } from "./geometry.mjs";
import { branchesIn, curveIn, discOf, fitted, inFront, relationsIn, strongOf } from "./scene.mjs";
import { paintLabels } from "./labels.mjs";
import { paintEntity, paintFront, paintUnderlay } from "./paint.mjs";
import { boundsOfRegions, regionsOf } from "./regions.mjs";

const AT_ONCE = 900; // lines in view up to which the underlay is painted for every frame
const SLICE_MS = 9;
const FIRST_SLICE_MS = 250; // the first picture should be whole
const REST_MS = 90;
const MARGIN = 0.25; // of the view, painted on each side beyond it
const REACH_PX = { mouse: 4, touch: 16 };

export class Stage {
  /**
   * @param handlers: onEntity(entity), onRelation(relation), onNothing(), onExpand(entity), onMoved(entity, x, y),
   *   onHover({entity, relation}, clientX, clientY), onLines({drawn, crossing, onDemand}): how many lines in view are left out
   */
  constructor(container, graph, theme, handlers) {
    Object.assign(this, { container, graph, theme, handlers });
    this.xs = Float64Array.from(graph.entities.x);
    this.ys = Float64Array.from(graph.entities.y);
    this.live = new vis.DataSet();
    this.picture = null;
    this.bitmap = null;
    this.job = null;
    this.pointer = "mouse";
    this.covered = 0; // pixels at the bottom that a sheet lies over
  }

  /** Show a picture: what is shown, and what of it stands out. */
  update(shown, state, paths) {
    const { graph, xs, ys } = this;
    this.place(shown, state, paths);
    const strong = strongOf(graph, shown, state, paths);
    const pinned = new Set(state.pinned.map(({ entity }) => entity));
    const regions = regionsOf(graph, shown, state);
    let lanes = null;
    const old = this.picture;
    this.picture = {
      ...{ graph, shown, xs, ys, strong, pinned, regions },
      lanes: () => (lanes ??= old?.shown === shown && !old.regions === !regions ? old.lanes() : this.lanesOf(shown, regions)),
      chosen: state.at?.entity ?? -1,
      chosenRelation: state.at?.relation ?? -1,
      hovered: -1,
      hoveredRelation: -1,
    };
    this.picture.front = inFront(this.picture);
    this.grid = null;
    this.near = null;
    this.bitmap = null;
    if (this.network) this.refresh();
    else this.open();
  }

  /** By regions parallel lines are one, unless they are looked at. */
  lanesOf(shown, regions) {
    const lanes = lanesOf(this.graph, shown.relation);
    for (const { relation, count } of regions?.lines ?? []) if (count > 1 && !this.picture.strong.relations.has(relation)) lanes[relation] = 0;
    return lanes;
  }

  open() {
    const { front } = this.picture;
    this.live.add([...front].map((entity) => this.liveEntity(entity)));
    this.network = new vis.Network(
      this.container,
      { nodes: this.live, edges: new vis.DataSet() },
      {
        physics: false,
        layout: { improvedLayout: false },
        interaction: { hover: false, selectable: false, dragNodes: true, keyboard: false, zoomSpeed: 0.8 },
        nodes: { shape: "custom", fixed: false },
      },
    );
    this.fit(null, false);
    this.listen();
  }

  /** vis-network asks for each of its entities in every frame; this is how we answer. */
  liveEntity(entity) {
    const ctxRenderer = ({ ctx }) => {
      const { radius } = discOf(this.picture, entity, this.view().scale);
      return {
        drawNode: () => paintEntity(ctx, this.picture, entity, this.view(), this.theme),
        nodeDimensions: { width: 2 * radius, height: 2 * radius },
      };
    };
    return { id: entity, x: this.xs[entity], y: this.ys[entity], shape: "custom", ctxRenderer };
  }

  refresh() {
    const { front } = this.picture;
    const gone = this.live.getIds().filter((entity) => !front.has(entity));
    const come = [...front].filter((entity) => !this.live.get(entity));
    this.live.remove(gone);
    this.live.add(come.map((entity) => this.liveEntity(entity)));
    for (const entity of front) {
      const { x, y } = this.network.getPosition(entity);
      if (x !== this.xs[entity] || y !== this.ys[entity]) this.network.moveNode(entity, this.xs[entity], this.ys[entity]);
    }
    this.network.redraw();
  }

  /** Put every entity where it was laid out, a focus by itself, and those that were moved where they were moved to. */
  place(shown, { focus, pinned }, paths) {
    const { graph } = this;
    for (const entity of this.moved ?? []) this.put(entity, graph.entities.x[entity], graph.entities.y[entity]);
    const isArranged = focus.length > 0 && shown.entities <= MOST_ARRANGED;
    const spots = isArranged ? this.arrange(shown, focus, paths) : new Map();
    this.roots = isArranged ? focus.map(({ entity }) => entity) : [];
    for (const { entity, x, y } of pinned) spots.set(entity, [x, y]);
    for (const [entity, [x, y]] of spots) this.put(entity, x, y);
    this.spots = spots;
    this.moved = [...spots.keys()];
  }

  /** Return where a focus stands by itself: the paths looked at from left to right, where it is of these alone. */
  arrange(shown, focus, paths) {
    const roots = focus.map(({ entity }) => entity);
    const onThem = new Set(onPaths(this.graph, paths));
    const isOfPaths = paths.length > 0 && focus.every(({ entity, steps }) => steps === 0 && onThem.has(entity));
    if (isOfPaths) return alongPaths(this.graph, paths);
    // Who was there stays: hiding moves nobody, expanding places only those who come.
    const isKept = this.roots?.length && this.roots.every((root) => roots.includes(root));
    const kept = isKept ? new Map(this.moved.map((entity) => [entity, [this.spots.get(entity)[0], this.spots.get(entity)[1]]])) : new Map();
    return arranged(this.graph, shown, roots, kept);
  }

  put(entity, x, y) {
    this.xs[entity] = x;
    this.ys[entity] = y;
  }

  listen() {
    const { network, container, handlers } = this;
    network.on("beforeDrawing", (context) => this.drawBeneath(context));
    network.on("afterDrawing", (context) => this.drawNames(context));
    network.on("click", ({ pointer }) => {
      const { entity, relation } = this.under(pointer.canvas);
      if (entity >= 0) handlers.onEntity(entity);
      else if (relation >= 0) handlers.onRelation(relation);
      else handlers.onNothing();
    });
    network.on("doubleClick", ({ pointer }) => {
      const { entity } = this.under(pointer.canvas);
      if (entity >= 0) handlers.onExpand(entity);
    });
    network.on("dragging", ({ nodes }) => nodes.forEach((entity) => this.follow(entity)));
    network.on("dragEnd", ({ nodes }) => {
      for (const entity of nodes) handlers.onMoved(entity, this.xs[entity], this.ys[entity]);
      network.unselectAll();
    });
    container.addEventListener("pointerdown", (event) => {
      this.pointer = event.pointerType === "touch" ? "touch" : "mouse";
    }, { capture: true });
    container.addEventListener("pointermove", (event) => this.hoverSoon(event));
    container.addEventListener("pointerleave", () => this.hover({ entity: -1, relation: -1 }));
  }

  follow(entity) {
    const { x, y } = this.network.getPosition(entity);
    this.xs[entity] = x;
    this.ys[entity] = y;
    this.grid = null;
    this.near = null;
  }

  hoverSoon(event) {
    this.lastMove = event;
    if (this.isHoverDue || event.buttons || event.pointerType === "touch") return;
    this.isHoverDue = true;
    requestAnimationFrame(() => {
      this.isHoverDue = false;
      const box = this.container.getBoundingClientRect();
      const at = this.network.DOMtoCanvas({ x: this.lastMove.clientX - box.left, y: this.lastMove.clientY - box.top });
      this.hover(this.under(at), this.lastMove.clientX, this.lastMove.clientY);
    });
  }

  hover(found, clientX = 0, clientY = 0) {
    const { picture } = this;
    const isNew = found.entity !== picture.hovered || found.relation !== picture.hoveredRelation;
    Object.assign(picture, { hovered: found.entity, hoveredRelation: found.relation });
    if (isNew) this.network.redraw();
    this.container.classList.toggle("is-over", found.entity >= 0 || found.relation >= 0);
    this.handlers.onHover(found, clientX, clientY);
  }

  /** Return what lies at a point of the picture: an entity before a relation. */
  under({ x, y }) {
    const { picture, graph } = this;
    const { scale } = this.view();
    const reach = REACH_PX[this.pointer] / scale;
    this.grid ??= gridOf(picture.shown.entity, this.xs, this.ys);
    const radiusOf = (entity) => discOf(picture, entity, scale).radius;
    const entity = entityAt(this.grid, x, y, reach, { xs: this.xs, ys: this.ys, radiusOf });
    if (entity >= 0) return { entity, relation: -1 };
    this.near ??= this.nearRelations();
    let [relation, least] = [-1, reach * 1.4];
    for (const each of this.near) {
      const curves = [curveIn(picture, each, scale), ...branchesIn(picture, each, scale).map(({ curve }) => curve)];
      const distance = Math.min(...curves.map((curve) => distanceTo(curve, x, y)));
      if (distance < least) [relation, least] = [each, distance];
    }
    return { entity: -1, relation: graph.relationCount ? relation : -1 };
  }

  /** The lines that can be told apart, and so be pointed at. */
  nearRelations() {
    const { strong, shown } = this.picture;
    if (strong.relations.size) return [...strong.relations].filter((relation) => shown.relation[relation]).slice(0, 600);
    if (this.picture.regions) return this.picture.regions.lines.map(({ relation }) => relation);
    const { relations, isDetailed } = relationsIn(this.picture, this.view());
    return isDetailed ? relations : [];
  }

  /** Whether the picture has been painted, whole. */
  get isDrawn() {
    return Boolean(this.hasDrawn && !this.job);
  }

  view() {
    const { x, y } = this.network.getViewPosition();
    const { clientWidth: width, clientHeight: height } = this.container;
    return { x, y, width, height, scale: this.network.getScale() };
  }

  drawBeneath(context) {
    const { picture, theme } = this;
    const view = this.view();
    this.noteMove(view);
    const isAtOnce = picture.shown.relations <= AT_ONCE;
    context.save();
    context.globalAlpha = picture.strong.entities.size ? theme.dim : 1;
    if (isAtOnce) this.handlers.onLines({ drawn: 0, crossing: 0, onDemand: picture.regions?.onDemand ?? 0 });
    if (isAtOnce) for (const _slice of paintUnderlay(context, picture, view, theme));
    else this.drawBitmap(context, view);
    this.hasDrawn = true;
    context.restore();
    paintFront(context, picture, view, theme);
  }

  drawNames(context) {
    context.save();
    paintLabels(context, this.picture, { ...this.view(), isMoving: this.isMoving }, this.theme);
    context.restore();
  }

  noteMove(view) {
    const old = this.lastView;
    this.lastView = view;
    this.isMoving = Boolean(old) && ["x", "y", "scale", "width", "height"].some((key) => old[key] !== view[key]);
    if (old && !this.isMoving) return;
    this.near = null;
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      if (this.bitmap && this.bitmap.view !== view) this.startBitmap(view, SLICE_MS);
    }, REST_MS);
  }

  drawBitmap(context, view) {
    if (!this.bitmap && !this.job) this.startBitmap(view, this.hasDrawn ? SLICE_MS : FIRST_SLICE_MS);
    const bitmap = this.bitmap ?? this.oldBitmap;
    if (!bitmap) return;
    const { x, y, width, height, scale } = bitmap.view;
    const [worldWidth, worldHeight] = [(width * (1 + 2 * MARGIN)) / scale, (height * (1 + 2 * MARGIN)) / scale];
    context.drawImage(bitmap.canvas, x - worldWidth / 2, y - worldHeight / 2, worldWidth, worldHeight);
  }

  /** Paint the underlay of a view into a new bitmap, as long as a slice allows, and the rest in later frames. */
  startBitmap(view, firstSlice) {
    const ratio = window.devicePixelRatio || 1;
    const large = { ...view, width: view.width * (1 + 2 * MARGIN), height: view.height * (1 + 2 * MARGIN) };
    const canvas = new OffscreenCanvas(Math.max(1, large.width * ratio), Math.max(1, large.height * ratio));
    const context = canvas.getContext("2d");
    const zoom = view.scale * ratio;
    context.setTransform(zoom, 0, 0, zoom, canvas.width / 2 - view.x * zoom, canvas.height / 2 - view.y * zoom);
    const job = { slices: paintUnderlay(context, this.picture, large, this.theme), canvas, view };
    this.job = job;
    const work = (slice) => {
      if (this.job !== job) return;
      const until = performance.now() + slice;
      while (performance.now() < until) {
        const { done, value } = job.slices.next();
        if (done) {
          this.handlers.onLines(value);
          this.job = null;
          this.bitmap = { canvas, view };
          this.oldBitmap = this.bitmap;
          if (firstSlice === SLICE_MS) this.network.redraw();
          return;
        }
      }
      requestAnimationFrame(() => work(SLICE_MS));
      firstSlice = SLICE_MS;
    };
    work(firstSlice);
  }

  /** Move the camera so that these entities are in view; all that are shown, where none are given. */
  fit(entities, isAnimated = true) {
    const { picture, xs, ys } = this;
    const wanted = entities ?? [...picture.shown.entity.keys()].filter((entity) => picture.shown.entity[entity]);
    const box = entities || !picture.regions ? boundsOf(wanted, xs, ys) : boundsOfRegions(picture, wanted);
    if (box) this.moveTo(this.uncovered(fitted(box, this.size())), isAnimated);
  }

  /** Bring one entity into view, near enough to read its neighbourhood. */
  reveal(entity) {
    const { scale } = this.view();
    const around = [...this.picture.strong.entities].slice(0, 60);
    const box = boundsOf([entity, ...around], this.xs, this.ys);
    const target = fitted(box, this.size(), 1.2);
    // By regions the neighbours stand far and wide, and are to be seen.
    const nearest = this.picture.regions ? Math.max(target.scale, 0.2) : Math.max(target.scale, Math.min(scale, 1), 0.35);
    const isWhole = nearest === target.scale;
    const middle = isWhole ? target : { x: this.xs[entity], y: this.ys[entity] };
    this.moveTo(this.uncovered({ ...middle, scale: nearest }), true);
  }

  size() {
    return { width: this.container.clientWidth, height: this.container.clientHeight - this.covered };
  }

  /** Shift a view up, out from under a sheet. */
  uncovered({ x, y, scale }) {
    return { x, y: y + this.covered / 2 / scale, scale };
  }

  zoom(factor) {
    const { x, y, scale } = this.view();
    this.moveTo({ x, y, scale: scale * factor }, true);
  }

  moveTo({ x, y, scale }, isAnimated) {
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const animation = isAnimated && !isCalm ? { duration: 350, easingFunction: "easeInOutQuad" } : false;
    this.network.moveTo({ position: { x, y }, scale, animation });
  }

  /** Return the shown entity nearest in a direction ("left", "right", "up", "down") from one. */
  towards(entity, direction) {
    const { picture, xs, ys } = this;
    const [ax, ay] = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] }[direction];
    let [found, least] = [-1, Infinity];
    const candidates = picture.strong.entities.size > 1 ? picture.strong.entities : picture.front;
    for (const other of candidates) {
      const [dx, dy] = [xs[other] - xs[entity], ys[other] - ys[entity]];
      const along = dx * ax + dy * ay;
      const aside = Math.abs(dx * ay) + Math.abs(dy * ax);
      if (other !== entity && along > 0 && along + 2 * aside < least) [found, least] = [other, along + 2 * aside];
    }
    return found;
  }

  setTheme(theme) {
    this.theme = theme;
    this.bitmap = null;
    this.oldBitmap = null;
    this.network?.redraw();
  }

  paintAll(context, view) {
    const { picture, theme } = this;
    context.globalAlpha = picture.strong.entities.size ? theme.dim : 1;
    for (const _slice of paintUnderlay(context, picture, view, theme));
    context.globalAlpha = 1;
    paintFront(context, picture, view, theme);
    for (const entity of picture.front) paintEntity(context, picture, entity, view, theme);
    paintLabels(context, picture, view, theme);
  }
}
