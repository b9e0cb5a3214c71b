// The graph without a picture: as tables, as plain sentences, and the places where sources disagree.

import { button, element, kindSign, save, standingBadge } from "./dom.mjs";
import { claimRows, columnsOf, csv, entityRows } from "../core/export.mjs";
import { claimsOf, supportedBy } from "../core/model.mjs";
import { claimsNode, differenceNode, entityLink, fullClaimsNode, notesNode, sentenceNode, sidesNode } from "./read.mjs";
import { byImportance } from "../picture/scene.mjs";
import { folded } from "../core/search.mjs";
import { claimText, counted, disagreements, inThousands, linkGroups, madeOf, nameOf, standingOf, whenOf } from "../core/words.mjs";

const MOST_PRINTED = 100; // pages of entities; who wants more than two thousand on paper can press again
const PAGE = 100; // rows, or entities of the text, shown before "show more"

function numbersShown(flags) {
  const found = [];
  for (let number = 0; number < flags.length; number += 1) if (flags[number]) found.push(number);
  return found;
}

/** Append what `make` makes of the items, a page at a time. */
function paged(container, items, make, what, page = PAGE) {
  let done = 0;
  const more = button("", () => add(), { class: "wide more" });
  const add = () => {
    container.append(...items.slice(done, done + page).map(make));
    done = Math.min(done + page, items.length);
    more.textContent = `Show ${Math.min(page, items.length - done)} more of ${counted(items.length - done, what)}`;
    more.hidden = done >= items.length;
  };
  add();
  return more;
}

// -- table ------------------------------------------------------------------------------------------------------------

const COLUMNS = {
  relations: ["from", "type", "to", "when", "standing", "claims"],
  entities: ["name", "kind", "links", "also called", "description"],
};

export function tableView(app) {
  const { state } = app;
  const rows = state.rows;
  const found = sortedRows(app, rows);
  const choice = (name) => button(name, () => app.change({ rows: name, sort: "" }), { "aria-pressed": String(rows === name) });
  const field = element("input", { type: "search", id: "contains", value: state.contains, placeholder: "Rows that contain…", "aria-label": "Rows that contain", onchange: (event) => app.change({ contains: event.target.value }) });
  const saveRows = () => {
    const numbers = found.map(({ number }) => number);
    save(`${rows}.csv`, csv(rows === "relations" ? claimRows(app.graph, numbers) : entityRows(app.graph, numbers)), "text/csv");
  };
  const body = element("tbody");
  const make = rows === "relations" ? (row) => relationRow(app, row.number) : (row) => entityRow(app, row.number);
  const more = paged(body, found, make, "row", PAGE);
  return [
    element("div", { class: "view-head" }, element("div", { class: "switch", role: "group", "aria-label": "Rows" }, choice("relations"), choice("entities")), field, button("Save as CSV", saveRows)),
    element("table", {}, element("caption", {}, `${counted(found.length, rows === "relations" ? "relation" : "entity", rows)} shown`), element("thead", {}, element("tr", {}, COLUMNS[rows].map((column) => headCell(app, column)))), body),
    more,
  ];
}

function headCell(app, column) {
  const [key, direction] = app.state.sort.split(" ");
  const isSorted = key === column.replaceAll(" ", "-");
  const next = `${column.replaceAll(" ", "-")} ${isSorted && direction === "up" ? "down" : "up"}`;
  return element("th", { scope: "col", "aria-sort": isSorted ? (direction === "up" ? "ascending" : "descending") : "none" }, button([column, element("span", { "aria-hidden": "true", class: "arrow" }, isSorted ? (direction === "up" ? " ▲" : " ▼") : "")], () => app.change({ sort: next })));
}

/** Return the rows shown, those that contain what is asked for, in the order asked for. */
export function sortedRows(app, rows) {
  const { graph, shown, state } = app;
  const cells = rows === "relations" ? (relation) => relationCells(graph, relation) : (entity) => entityCells(graph, entity);
  const wanted = folded(state.contains);
  let found = numbersShown(rows === "relations" ? shown.relation : shown.entity).map((number) => ({ number }));
  if (wanted) found = found.filter(({ number }) => folded(Object.values(cells(number)).join(" ")).includes(wanted));
  const [key, direction] = state.sort.split(" ");
  if (!key) return rows === "entities" ? found.sort((one, other) => graph.links[other.number] - graph.links[one.number] || one.number - other.number) : found;
  for (const row of found) row.key = cells(row.number)[key.replaceAll("-", " ")] ?? "";
  const sign = direction === "down" ? -1 : 1;
  const collator = new Intl.Collator("en", { numeric: true });
  // What is missing comes last, whichever way the rest is sorted.
  const compare = (one, other) => (one === "") - (other === "") || sign * (typeof one === "number" ? one - other : collator.compare(one, other));
  return found.sort((one, other) => compare(one.key, other.key) || one.number - other.number);
}

/** Return the row that is acted on, and where it is on the screen. */
export function rowActedOn() {
  const row = document.activeElement?.closest?.("tr");
  return { row, top: row?.getBoundingClientRect().top };
}

/** Mark the row that is read, and leave the row that was acted on where it is on the screen. */
export function keepRow(view, at, { row, top }) {
  view.querySelector("tr.is-read")?.classList.remove("is-read");
  const read = at?.relation !== undefined ? `tr[data-relation="${at.relation}"]` : `tr[data-entity="${at?.entity ?? -1}"]`;
  (view.querySelector(read) ?? (at && row))?.classList.add("is-read");
  if (row) view.scrollTop += row.getBoundingClientRect().top - top;
}

function relationCells(graph, relation) {
  return {
    ...columnsOf(graph, relation),
    standing: standingOf(graph, relation),
    claims: [madeOf(graph, relation), ...claimsOf(graph, relation).map((claim) => claimText(graph, claim))].join("; "),
  };
}

function entityCells(graph, entity) {
  const { name, kind, aliases, description } = graph.entities;
  return { name: name[entity], kind: graph.kinds.name[kind[entity]], links: graph.links[entity], "also called": (aliases[entity] ?? []).join(", "), description: description[entity] ?? "" };
}

function relationRow(app, relation) {
  const { graph } = app;
  const { source, target } = graph.relations;
  const { type } = columnsOf(graph, relation);
  return element(
    "tr",
    { "data-relation": relation, class: app.state.at?.relation === relation && "is-read" },
    element("td", {}, entityLink(app, source[relation])),
    element("td", {}, element("a", { href: app.relationHref(relation), onclick: (event) => app.follow(event, { relation }) }, type)),
    element("td", {}, entityLink(app, target[relation])),
    element("td", {}, whenOf(graph, relation)),
    element("td", {}, standingBadge(standingOf(graph, relation))),
    element("td", { class: "claims-cell" }, claimsNode(app, relation)),
  );
}

function entityRow(app, entity) {
  const cells = entityCells(app.graph, entity);
  return element("tr", { "data-entity": entity, class: app.state.at?.entity === entity && "is-read" }, element("td", {}, entityLink(app, entity)), element("td", {}, cells.kind), element("td", { class: "number" }, inThousands(cells.links)), element("td", { dir: "auto" }, cells["also called"]), element("td", { dir: "auto" }, cells.description));
}

// -- text -------------------------------------------------------------------------------------------------------------

/** Plain sentences with citations: of the entity looked at, else of all shown, the most linked first. */
export function textView(app) {
  const { graph, shown, state } = app;
  const one = state.at?.entity;
  const entities = one === undefined ? [...byImportance(graph)].filter((entity) => shown.entity[entity]) : [one];
  const articles = element("div", { class: "articles" });
  const more = paged(articles, entities, (entity) => article(app, entity), "entity", 20);
  return [
    element(
      "div",
      { class: "view-head" },
      element("p", {}, one === undefined ? `${counted(entities.length, "entity", "entities")} in words, the most linked first` : "What is linked, in words"),
      one !== undefined && button("All that are shown", () => app.go(null)),
      button("Print", () => printAll(more)),
    ),
    articles,
    more,
  ];
}

/** Print all, not only the first page of it. */
function printAll(more) {
  for (let pages = 0; !more.hidden && pages < MOST_PRINTED; pages += 1) more.click();
  print();
}

function article(app, entity) {
  const { graph, shown } = app;
  const { kind, aliases, description, note } = graph.entities;
  const isShown = (relation) => shown.relation[relation] === 1;
  const relations = linkGroups(graph, entity, isShown).flatMap(({ links }) => links.map(({ relation }) => [relation, undefined]));
  const supported = supportedBy(graph, entity).filter(({ relation }) => isShown(relation)).map(({ relation, claims }) => [relation, claims]);
  const item = ([relation, claims]) =>
    element("li", {}, sentenceNode(app, relation), " ", standingBadge(standingOf(graph, relation)), fullClaimsNode(app, relation, claims));
  const list = (items) => element("ul", {}, [...new Map(items)].slice(0, 200).map(item));
  return element(
    "article",
    {},
    element("h2", {}, kindSign(graph, kind[entity]), element("bdi", {}, nameOf(graph, entity)), element("span", { class: "quiet" }, ` ${graph.kinds.name[kind[entity]]}`)),
    aliases[entity] && element("p", { class: "aliases" }, `Also ${aliases[entity].join(", ")}`),
    description[entity] && element("p", { dir: "auto" }, description[entity]),
    note[entity] && element("p", { class: "note", dir: "auto" }, element("strong", {}, "Curator’s note "), note[entity]),
    relations.length > 0 && list(relations),
    supported.length > 0 && [element("h3", {}, "Evidence of"), list(supported)],
    !relations.length && !supported.length && element("p", { class: "quiet" }, "Nothing linked to it is shown."),
  );
}

// -- disagreements ----------------------------------------------------------------------------------------------------

export function disagreementCount(graph) {
  const { conflicts, contradictions, disputes, differences } = disagreements(graph);
  return conflicts.length + contradictions.length + disputes.length + differences.length;
}

export function disagreementView(app) {
  const { graph } = app;
  const { conflicts, contradictions, disputes, differences } = disagreements(graph);
  const isIn = (...relations) => relations.every((relation) => app.isSelected(relation));
  const sections = [
    ["Cannot all be true", conflicts.filter((members) => isIn(...members)), (members) => [notesNode(graph, members), sidesNode(app, members)]],
    ["Contradict each other: that each was said is not in doubt", contradictions.filter((members) => isIn(...members)), (members) => [notesNode(graph, members), sidesNode(app, members)]],
    ["Asserted and denied", disputes.filter((relation) => isIn(relation)), (relation) => [element("p", {}, sentenceNode(app, relation)), fullClaimsNode(app, relation)]],
    ["Dates, figures and values that differ", differences.filter(([relation]) => isIn(relation)), (difference) => [element("p", {}, sentenceNode(app, difference[0])), differenceNode(app, difference)]],
  ];
  const total = sections.reduce((sum, [, items]) => sum + items.length, 0);
  const all = conflicts.length + contradictions.length + disputes.length + differences.length;
  return [
    element("div", { class: "view-head" }, element("p", {}, `${counted(total, "disagreement")} between sources`, all > total && `, ${inThousands((all - total))} more left out by filters`)),
    sections.map(([title, items, make]) => {
      if (!items.length) return null;
      const list = element("div");
      const more = paged(list, items, (item) => element("article", { class: "disagreement" }, make(item)), "disagreement", 25);
      return element("section", {}, element("h2", {}, title, element("span", { class: "count" }, ` ${items.length}`)), list, more);
    }),
    !total && element("p", { class: "quiet" }, "No source disagrees with another on what is shown."),
  ];
}

