// The buttons at the top: theme, link, files, keys. And the list of keys itself.

import { button, element, save } from "./dom.mjs";
import { citedAsBibtex, citedAsCsl, citedAsText, citedOf } from "../core/cite.mjs";
import { csv, entityRows, claimRows } from "../core/export.mjs";
import { graphml } from "../core/graphml.mjs";
import { asPng, asSvg } from "../picture/passing.mjs";

export const KEYS = [
  ["/", "Find an entity"],
  ["1 2 3 4 5", "Graph, table, text, disagreements, counts"],
  ["Arrow keys", "On the picture: along the links of the entity chosen, else between entities"],
  ["Enter", "On the picture: read the entity chosen"],
  ["f", "Focus on the entity chosen; again for one step more"],
  ["e", "Expand: its neighbours into the focus"],
  ["p", "Pin or unpin it where it stands"],
  ["h", "Hide it"],
  ["u", "Undo the last change of the picture"],
  ["a", "Show all: no focus, nothing hidden, no filter"],
  ["+ −", "Zoom"],
  ["0", "Fit the picture into its frame"],
  ["Escape", "Close, or let go of what is chosen"],
  ["?", "This list"],
];

export function buildTools(app, container) {
  const theme = button("Theme", () => app.nextTheme(), { class: "tool" });
  app.onTheme = (name) => {
    theme.replaceChildren(name === "auto" ? "Theme: system" : `Theme: ${name}`);
  };
  container.append(
    menu("Share", [
      ["Copy link to this view", () => app.copy(location.href, "Link copied")],
      ["Copy link to embed it", () => app.copy(`${location.href.split("#")[0]}#${location.hash.slice(1)}${location.hash.length > 1 ? "&" : ""}embed=yes`, "Link for a frame of another page copied")],
      ["Cite this", () => app.copy(citedAsText(citedHere(app)), "Citation copied")],
      ["Cite as BibTeX", () => save("citation.bib", citedAsBibtex(citedHere(app)), "text/plain")],
      ["Cite as CSL-JSON", () => save("citation.json", citedAsCsl(citedHere(app)), "application/json")],
      ["Picture as PNG", async () => save("graph.png", await asPng(app))],
      ["Picture as SVG", () => save("graph.svg", asSvg(app), "image/svg+xml")],
      ["Shown as GraphML", () => save("graph.graphml", graphml(app.graph, ...app.numbersShown(), app.stage), "application/xml")],
      ["Entities as CSV", () => save("entities.csv", csv(entityRows(app.graph, app.numbersShown()[0])), "text/csv")],
      ["Relations as CSV", () => save("relations.csv", csv(claimRows(app.graph, app.numbersShown()[1])), "text/csv")],
    ]),
    theme,
    button("?", () => app.showHelp(), { class: "tool", "aria-label": "Keys and help" }),
  );
}

function citedHere(app) {
  return citedOf(app.graph, app.state.at, location.href);
}

/** A button with a list of actions under it. */
function menu(label, actions) {
  const close = () => {
    list.hidden = true;
    opener.setAttribute("aria-expanded", "false");
  };
  const items = actions.map(([name, act]) =>
    element("li", {}, button(name, () => {
      close();
      opener.focus();
      act();
    })),
  );
  const list = element("ul", { class: "menu-list", hidden: true, id: `menu-${label.toLowerCase()}` }, items);
  const opener = button(label, () => {
    list.hidden = !list.hidden;
    opener.setAttribute("aria-expanded", String(!list.hidden));
    if (!list.hidden) list.querySelector("button").focus();
  }, { class: "tool", "aria-expanded": "false", "aria-controls": list.id });
  const whole = element("div", { class: "menu" }, opener, list);
  whole.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || list.hidden) return;
    event.stopPropagation();
    close();
    opener.focus();
  });
  whole.addEventListener("focusout", (event) => whole.contains(event.relatedTarget) || close());
  return whole;
}

export function fillHelp(app, dialog) {
  dialog.append(
    element("h2", { id: "help-title" }, "Keys"),
    element("dl", {}, KEYS.flatMap(([key, what]) => [element("dt", {}, element("kbd", {}, key)), element("dd", {}, what)])),
    element("label", { class: "choice" }, element("input", { type: "checkbox", checked: true, onchange: (event) => { app.areKeysOff = !event.target.checked; } }), "single keys act"),
    element("p", {}, "Lines: solid where a news document says so itself, dashed where somebody cited claims it, red and dotted where it is disputed. What nobody asserts (denied, requested, proposed, expected) is off at first."),
    element("p", {}, "Everything on the picture is also in the table and in the text, with the same filters. This file works without a network and sends nothing anywhere."),
    button("Close", () => dialog.close(), { class: "wide" }),
  );
}
