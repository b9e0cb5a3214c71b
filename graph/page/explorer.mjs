// The page put together: one state, one way to change it, and everything brought up to date from it.

import { buildFilters } from "./panels/filters.mjs";
import { buildTimeline } from "./panels/timeline.mjs";
import { buildTools, fillHelp } from "./panels/menu.mjs";
import { button, element } from "./panels/dom.mjs";
import { pictureToPrint } from "./picture/passing.mjs";
import { chooser } from "./panels/choose.mjs";
import { moveTab, pressKey } from "./panels/keys.mjs";
import { shownOf } from "./core/filter.mjs";
import { whoseCounts } from "./core/counts.mjs";
import { graphOf, relationId } from "./core/model.mjs";
import { onPaths, shortestPaths } from "./core/paths.mjs";
import { placeWords, statusWords, windowTitle } from "./panels/place.mjs";
import { reading, showPlace } from "./panels/read.mjs";
import { byImportance } from "./picture/scene.mjs";
import { Stage } from "./picture/stage.mjs";
import { VIEWS, fromHash, initialState, isNarrowed, pictureOf, toHash } from "./core/state.mjs";
import { applyTheme, storedTheme, storeTheme, themeAfter } from "./picture/theme.mjs";
import { countsView } from "./panels/counts.mjs";
import { disagreementCount, disagreementView, keepRow, rowActedOn, tableView, textView } from "./panels/views.mjs";
import { counted, inThousands, nameOf, sentence, whenOf } from "./core/words.mjs";

const VIEW_NAMES = { graph: "Graph", table: "Table", text: "Text", disagreements: "Disagreements", counts: "Counts" };
const NARROW = "(max-width: 820px)";

class App {
  constructor(graph) {
    this.graph = graph;
    this.undone = [];
    const { state, unknown } = fromHash(graph, location.hash);
    this.state = state;
    this.unknown = unknown;
    this.themeName = storedTheme();
    this.parts = Object.fromEntries(
      ["summary", "find", "tools", "tabs", "status", "picture-tools", "main", "rail", "stage", "zoom", "tip", "lines", "time", "panel", "sheets", "live", "help", "open"].map((id) => [id, document.getElementById(id)]),
    );
    this.views = Object.fromEntries(VIEWS.map((view) => [view, document.getElementById(`view-${view}`)]));
  }

  start() {
    const { graph, parts } = this;
    this.stage = new Stage(parts.stage, graph, applyTheme(this.themeName, graph.kinds.colour), this.handlers());
    this.buildHead();
    this.compute();
    parts.status.textContent = statusWords(this);
    this.showView();
    if (this.state.view === "graph") this.updateStage();
    this.listen();
    // The picture first; what stands around it as soon as that is on the screen.
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => this.buildRest(), 0)));
  }

  listen() {
    document.addEventListener("keydown", (event) => pressKey(this, event));
    window.addEventListener("popstate", () => this.restore());
    window.addEventListener("beforeprint", () => this.printed?.replaceChildren(...pictureToPrint(this)));
    const system = matchMedia("(prefers-color-scheme: dark)");
    system.addEventListener("change", () => this.stage.setTheme(applyTheme(this.themeName, this.graph.kinds.colour)));
  }

  buildHead() {
    const { graph, parts } = this;
    const documents = Object.keys(graph.entities.read).length;
    parts.summary.textContent = [
      graph.about,
      `${counted(graph.entityCount, "entity", "entities")}, ${counted(graph.relationCount, "relation")}, read from ${counted(documents, "document")}.`,
    ].filter(Boolean).join(" ");
    parts.find.append(chooser(graph, { id: "search", label: "Find an entity by name, alias or description", placeholder: "Find a person, organization, place…  ( / )", onChosen: (entity) => this.goAndRead({ entity }) }));
    parts.tabs.append(...VIEWS.map((view) => button(VIEW_NAMES[view], () => this.open(view), { role: "tab", id: `tab-${view}`, "aria-controls": `view-${view}` })));
    parts.tabs.addEventListener("keydown", (event) => moveTab(this, event));
    buildTools(this, parts.tools);
    this.onTheme(this.themeName);
    this.undoButton = button("Undo", () => this.undo(), { class: "tool" });
    this.allButton = button("Show all", () => this.showAll(), { class: "tool" });
    parts["picture-tools"].append(this.undoButton, this.allButton);
    parts.zoom.append(
      button("+", () => this.stage.zoom(1.5), { "aria-label": "Zoom in" }),
      button("−", () => this.stage.zoom(1 / 1.5), { "aria-label": "Zoom out" }),
      button("Fit", () => this.stage.fit(null)),
    );
    parts.sheets.append(...[["rail", "Filters"], ["panel", "Read"], ["time", "Time"]].map(([sheet, name]) => button(name, () => this.showSheet(parts.main.dataset.sheet === sheet ? "" : sheet), { "aria-pressed": "false", "data-sheet": sheet })));
    fillHelp(this, parts.help);
    this.printed = document.getElementById("printed");
    this.parts.open.href = location.href.replace(/&?embed=yes/, "");
  }

  buildRest() {
    const { parts } = this;
    this.refreshRail = buildFilters(this, parts.rail);
    this.refreshFilters = () => this.refreshRail?.(this.state);
    this.refreshTime = buildTimeline(this, parts.time);
    const disagreed = disagreementCount(this.graph);
    document.getElementById("tab-disagreements").append(element("span", { class: "count" }, ` ${disagreed}`));
    this.showAround();
    if (this.unknown.length) this.say(`This link names what is not in this graph: ${this.unknown.join(", ")}`, true);
    if (this.state.view === "graph" && this.state.at) this.frame(this.state.at);
    document.documentElement.dataset.ready = "yes";
  }

  // -- state ----------------------------------------------------------------------------------------------------------

  /** Change the state; the address follows, so that back and forward and a copied link work. */
  change(patch, words = "") {
    const old = this.state;
    const state = { ...old, ...patch };
    if (JSON.stringify(state) === JSON.stringify(old)) return;
    if (JSON.stringify(pictureOf(old)) !== JSON.stringify(pictureOf(state))) this.undone.push(pictureOf(old));
    this.show(state);
    history.pushState(null, "", `#${toHash(this.graph, state)}`);
    this.say(words || statusWords(this));
  }

  /** Open a view; the counts at once of who is looked at, where somebody counted them. */
  open(view) {
    const entity = this.state.at?.entity;
    const isWanted = view === "counts" && this.state.view !== view && entity !== undefined && this.isCounted(entity);
    this.change(isWanted ? { view, counted: entity } : { view });
  }

  go(at) {
    this.change({ at }, this.placeWords(at));
    if (at && matchMedia(NARROW).matches) this.showSheet("panel");
    if (this.state.view === "graph" && at) this.frame(at);
  }

  /** Bring what is looked at into view. */
  frame(at) {
    if (this.state.focus.length) this.stage.fit(null);
    else if (at.entity !== undefined) this.stage.reveal(at.entity);
    else this.stage.fit([...this.stage.picture.strong.entities]);
  }

  /** Let go of what is looked at, and of the sheet it lies on. */
  close() {
    this.change({ at: null }, "Nothing chosen");
    this.showSheet("");
  }

  /** Follow a link within the page; with a modifier key the browser opens it elsewhere. */
  follow(event, at, place) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    this.goAndRead(at);
    if (place !== undefined) showPlace(this.parts.panel, place);
  }

  /** Go there, and put the keyboard where it is read. */
  goAndRead(at) {
    this.go(at);
    const target = this.state.view === "text" ? this.views.text : this.parts.panel;
    target.scrollTop = 0;
    target.focus({ preventScroll: true });
  }

  restore() {
    this.show(fromHash(this.graph, location.hash).state);
    this.say(this.placeWords(this.state.at));
  }

  undo() {
    const picture = this.undone.pop();
    if (!picture) return;
    const state = { ...this.state, ...picture };
    this.show(state);
    history.pushState(null, "", `#${toHash(this.graph, state)}`);
    this.say(`Undone. ${statusWords(this)}`);
  }

  cleared() {
    const { view, at, counted, rows, sort, contains, embed, pinned, throughDocuments, ...rest } = initialState();
    return rest;
  }

  showAll() {
    this.change({ ...this.cleared(), pinned: [] }, "All is shown again");
    if (this.state.view === "graph") this.stage.fit(null);
  }

  show(state) {
    const old = this.state;
    this.state = state;
    this.compute(old);
    const acted = rowActedOn();
    this.showView(old, acted);
    if (state.view === "graph") this.updateStage();
    this.showAround();
    const isRefocused = JSON.stringify(old.focus) !== JSON.stringify(state.focus);
    if (state.view === "graph" && isRefocused && state.focus.length) this.stage.fit(null);
  }

  /** Work out what is shown, and the paths, where the state no longer is what they were worked out for. */
  compute(old) {
    const { graph, state } = this;
    const filters = ({ view, at, counted, rows, sort, contains, embed, throughDocuments, ...rest }) => JSON.stringify(rest);
    if (!old || filters(old) !== filters(state)) {
      this.shown = shownOf(graph, state);
      this.allStandings = null;
    }
    this.paths = state.at?.start === undefined ? [] : shortestPaths(graph, state.at.start, state.at.end, { throughDocuments: state.throughDocuments });
  }

  isSelected(relation) {
    this.allStandings ??= shownOf(this.graph, { ...this.state, standings: this.graph.standings });
    return this.allStandings.relation[relation] === 1;
  }

  numbersShown() {
    const listed = (flags) => [...flags.keys()].filter((number) => flags[number]);
    return [listed(this.shown.entity), listed(this.shown.relation)];
  }

  mostLinked(count) {
    const { graph } = this;
    return [...byImportance(graph).slice(0, count * 6)].filter((entity) => this.shown.entity[entity] && graph.entities.kind[entity] !== graph.documentKind).slice(0, count);
  }

  isCounted(entity) {
    this.haveCounts ??= new Map(whoseCounts(this.graph));
    return this.haveCounts.has(entity);
  }

  relationHref(relation) {
    return `#relation=${encodeURIComponent(relationId(this.graph, relation))}`;
  }

  // -- what a reader does with an entity -----------------------------------------------------------------------------

  expand(entity) {
    const { focus } = this.state;
    if (!focus.length) return this.change({ focus: [{ entity, steps: 1 }] }, `Focused on ${nameOf(this.graph, entity)}`);
    const own = focus.find((each) => each.entity === entity);
    const rest = focus.filter((each) => each.entity !== entity);
    return this.change({ focus: [...rest, { entity, steps: own ? Math.min(3, own.steps + 1) : 1 }] }, `Expanded ${nameOf(this.graph, entity)}`);
  }

  pin(entity) {
    const { pinned } = this.state;
    const isPinned = pinned.some((each) => each.entity === entity);
    const { xs, ys } = this.stage;
    const spot = { entity, x: xs[entity], y: ys[entity] };
    this.change({ pinned: isPinned ? pinned.filter((each) => each.entity !== entity) : [...pinned, spot] }, isPinned ? "Unpinned" : "Pinned");
  }

  hide(entity) {
    this.change({ hidden: [...this.state.hidden, entity], at: null }, `${nameOf(this.graph, entity)} hidden`);
  }

  onlyPaths() {
    this.change({ focus: onPaths(this.graph, this.paths).map((entity) => ({ entity, steps: 0 })) }, "Only the chains are shown");
  }

  handlers() {
    return {
      onEntity: (entity) => {
        this.change({ at: { entity } }, this.placeWords({ entity }));
        if (matchMedia(NARROW).matches) this.showSheet("panel");
      },
      onRelation: (relation) => {
        this.change({ at: { relation } }, this.placeWords({ relation }));
        if (matchMedia(NARROW).matches) this.showSheet("panel");
      },
      onNothing: () => this.change({ at: null }, "Nothing chosen"),
      onExpand: (entity) => this.expand(entity),
      onMoved: (entity, x, y) => this.change({ pinned: [...this.state.pinned.filter((each) => each.entity !== entity), { entity, x, y }] }, `${nameOf(this.graph, entity)} moved and pinned`),
      onHover: (found, x, y) => this.hover(found, x, y),
      onLines: ({ drawn, crossing, onDemand = 0 }) => {
        const isWhole = drawn === crossing;
        this.parts.lines.hidden = isWhole && !onDemand;
        if (onDemand) this.parts.lines.textContent = "Bands count the lines between regions; point at a name for its own";
        else if (!isWhole) this.parts.lines.textContent = `${inThousands(drawn)} of ${inThousands(crossing)} lines drawn, the most important; zoom in for the rest`;
      },
    };
  }

  hover({ entity, relation }, x, y) {
    const { graph, parts } = this;
    const { tip } = parts;
    tip.hidden = entity < 0 && relation < 0;
    if (tip.hidden) return;
    const kind = entity >= 0 && graph.kinds.name[graph.entities.kind[entity]];
    tip.textContent = entity >= 0 ? `${nameOf(graph, entity)} · ${kind}, ${counted(graph.links[entity], "link")}` : [sentence(graph, relation), whenOf(graph, relation)].filter(Boolean).join(" · ");
    const box = this.views.graph.getBoundingClientRect();
    tip.style.left = `${Math.max(8, Math.min(x - box.left + 14, box.width - tip.offsetWidth - 8))}px`;
    tip.style.top = `${Math.max(8, Math.min(y - box.top + 18, box.height - tip.offsetHeight - 8))}px`;
  }

  // -- showing --------------------------------------------------------------------------------------------------------

  updateStage() {
    const drawn = JSON.stringify([pictureOf(this.state), this.state.at]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this.stage.update(this.shown, this.state, this.paths);
  }

  showView(old, acted) {
    const { view } = this.state;
    document.title = windowTitle(this, VIEW_NAMES[view]);
    for (const name of VIEWS) {
      this.views[name].hidden = name !== view;
      const tab = document.getElementById(`tab-${name}`);
      tab.setAttribute("aria-selected", String(name === view));
      tab.tabIndex = name === view ? 0 : -1;
    }
    document.body.dataset.view = view;
    // Beside a table there is only room for a panel that has something to say.
    document.body.dataset.reading = this.state.at ? "yes" : "no";
    document.body.dataset.embed = this.state.embed ? "yes" : "no";
    // A table of which only the row looked at changed stays as it is, and where it is.
    if (old && view === "table" && JSON.stringify({ ...old, at: null }) === JSON.stringify({ ...this.state, at: null })) {
      keepRow(this.views.table, this.state.at, acted);
      return;
    }
    const build = { table: tableView, text: textView, disagreements: disagreementView, counts: countsView }[view];
    if (build) this.views[view].replaceChildren(...build(this).flat(Infinity).filter(Boolean));
  }

  showAround() {
    const { parts, state } = this;
    parts.panel.replaceChildren(...reading(this).flat(Infinity).filter(Boolean));
    parts.status.textContent = statusWords(this);
    this.refreshRail?.(state);
    this.refreshTime?.(state);
    this.undoButton.disabled = !this.undone.length;
    this.allButton.disabled = !isNarrowed(state) && !state.pinned.length;
    this.nameStage();
  }

  nameStage() {
    const frame = this.parts.stage.querySelector(".vis-network");
    if (!frame) return;
    frame.tabIndex = 0;
    frame.setAttribute("role", "application");
    frame.setAttribute("aria-roledescription", "picture of the graph");
    const where = this.state.at ? this.placeWords(this.state.at) : "nothing chosen";
    frame.setAttribute("aria-label", `${counted(this.shown.entities, "entity", "entities")} and ${counted(this.shown.relations, "relation")}; ${where}. Arrow keys move along links; the table and the text hold the same.`);
  }

  showSheet(sheet) {
    this.parts.main.dataset.sheet = sheet;
    this.stage.covered = sheet && matchMedia(NARROW).matches ? this.parts[sheet].offsetHeight : 0;
    for (const each of this.parts.sheets.children) each.setAttribute("aria-pressed", String(each.dataset.sheet === sheet));
  }

  placeWords(at) {
    return placeWords(this, at);
  }

  say(words, isVisible = false) {
    this.parts.live.textContent = words;
    if (isVisible) this.parts.status.textContent = words;
  }

  async copy(text, words) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // A page opened from disk may not use the clipboard directly; the old way asks nobody.
      const field = element("textarea", { class: "unseen", "aria-hidden": "true" });
      field.value = text;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    this.say(words, true);
  }

  nextTheme() {
    this.themeName = themeAfter(this.themeName);
    storeTheme(this.themeName);
    this.stage.setTheme(applyTheme(this.themeName, this.graph.kinds.colour));
    this.onTheme(this.themeName);
    this.say(`Theme: ${this.themeName}`);
  }

  showHelp() {
    this.parts.help.showModal();
  }
}

/** Open the page; for a browser test, and for somebody curious in a console, it stays at hand. */
export function start() {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const app = new App(graphOf(read("graph-data"), () => read("claims-data")));
  globalThis.explorer = app;
  app.start();
}

if (globalThis.document) start();
