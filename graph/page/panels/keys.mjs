// The keyboard: everything a reader does with the pointer has a key, listed under "?".

import { VIEWS } from "../core/state.mjs";
import { counted } from "../core/words.mjs";

/** Move between the views with the arrow keys, as tabs are. */
export function moveTab(app, event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const next = VIEWS[(VIEWS.indexOf(app.state.view) + step + VIEWS.length) % VIEWS.length];
  app.open(next);
  document.getElementById(`tab-${next}`).focus();
}

/** Do what a key stands for, unless somebody is typing. */
export function pressKey(app, event) {
  const isTyping = event.target.closest("input:not([type=checkbox]):not([type=range]), textarea, select, dialog");
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const isOnStage = event.target.closest(".vis-network");
  const direction = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" }[event.key];
  if (isOnStage && direction) return walk(app, event, direction);
  if (isOnStage && event.key === "Enter") return app.parts.panel.focus();
  // Somebody who speaks to the computer, or types with a tremor, can turn single keys off (WCAG 2.1.4).
  if (app.areKeysOff) return undefined;
  const { entity } = app.state.at ?? {};
  const steps = app.state.focus.find((each) => each.entity === entity)?.steps ?? 0;
  const act = {
    "/": () => document.getElementById("search").focus(),
    "?": () => app.showHelp(),
    "u": () => app.undo(),
    "a": () => app.showAll(),
    ...(app.state.view === "graph" ? { "0": () => app.stage.fit(null), "+": () => app.stage.zoom(1.5), "-": () => app.stage.zoom(1 / 1.5) } : {}),
    "Escape": () => app.change({ at: null }, "Nothing chosen"),
    ...Object.fromEntries(VIEWS.map((view, place) => [String(place + 1), () => app.open(view)])),
    ...(entity === undefined ? {} : {
      f: () => app.change({ focus: [{ entity, steps: (steps % 3) + 1 }] }, `Focused on ${counted((steps % 3) + 1, "step")}`),
      e: () => app.expand(entity),
      p: () => app.pin(entity),
      h: () => app.hide(entity),
    }),
  }[event.key];
  if (!act) return undefined;
  event.preventDefault();
  return act();
}

/** Choose the next entity in a direction on the picture. */
function walk(app, event, direction) {
  event.preventDefault();
  const { entity } = app.state.at ?? {};
  const next = entity === undefined ? app.mostLinked(1)[0] : app.stage.towards(entity, direction);
  if (next === undefined || next < 0) return;
  app.change({ at: { entity: next } }, app.placeWords({ entity: next }));
  app.stage.reveal(next);
}
