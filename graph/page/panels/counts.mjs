// The counts: who counted what, for which time, as one plot over time and as a table of claims.

import { button, element, kindSign, save, standingBadge, svgElement } from "./dom.mjs";
import { chooser } from "./choose.mjs";
import { whoseCounts, figuresAbout, plotOf } from "../core/counts.mjs";
import { countRows, csv } from "../core/export.mjs";
import { claimOf } from "../core/model.mjs";
import { citationLink, entityLink, relationLink } from "./read.mjs";
import { counted, inThousands, nameOf, sentence, shortCitation } from "../core/words.mjs";

const LABELS = 440; // width of the labels beside the plot
const MOST_OFFERED = 60;

/** The figures about the entity looked at; where none is, those who have figures to choose from. */
export function countsView(app) {
  const { graph, state } = app;
  const entity = state.counted ?? undefined;
  const sections = entity === undefined ? [] : figuresAbout(graph, entity);
  if (!sections.length) return choice(app, entity);
  const figures = sections.flatMap(({ entries }) => entries.flat());
  const differing = figures.filter((count) => sections[0].differing(count).length).length;
  return [
    element(
      "div",
      { class: "view-head" },
      element("h2", { class: "counts-title" }, entityLink(app, entity), element("span", { class: "quiet" }, ` ${counted(figures.length, "figure")}`, differing > 0 && `, ${inThousands(differing)} that cannot be right beside another`)),
      button("Others who were counted", () => app.change({ counted: null })),
      button("Save as CSV", () => save("counts.csv", csv(countRows(graph, figures)), "text/csv")),
      button("Print", () => print()),
    ),
    element("p", { class: "hint" }, "Every figure is listed, whatever the filters leave out of the picture."),
    sections.map((section) => sectionNode(app, section)),
  ];
}

function choice(app, entity) {
  const { graph } = app;
  const found = whoseCounts(graph);
  return [
    element("div", { class: "view-head" }, element("p", {}, entity === undefined ? "Whose figures? Who counted what, for which time, and where counts cannot both be right." : `No figure is given about ${nameOf(graph, entity)}. Those who were counted:`)),
    chooser(graph, { id: "counts-of", label: "Whose figures to see", placeholder: "Name of who was counted", onChosen: (chosen) => app.change({ counted: chosen }) }),
    element("ul", { class: "plain counted" }, found.slice(0, MOST_OFFERED).map(([each, count]) => element("li", {}, whoseButton(app, each), element("span", { class: "quiet" }, ` ${inThousands(count)}`)))),
    found.length > MOST_OFFERED && element("p", { class: "hint" }, `and ${inThousands(found.length - MOST_OFFERED)} more: type a name`),
    !found.length && element("p", { class: "quiet" }, "No source gives a figure."),
  ];
}

function whoseButton(app, entity) {
  const { graph } = app;
  return button([kindSign(graph, graph.entities.kind[entity]), element("bdi", {}, nameOf(graph, entity))], () => app.change({ counted: entity }, `Counts of ${nameOf(graph, entity)}`), { class: "whose" });
}

function sectionNode(app, section) {
  const isApart = section.entries.every(([count]) => app.graph.counts.rates.includes(count));
  const plot = isApart ? null : plotOf(app.graph, section.entries);
  return element(
    "section",
    { class: "counts" },
    element("h3", {}, section.heading, element("span", { class: "count" }, ` ${section.entries.flat().length}`)),
    plot && plotNode(app, section, plot),
    tableNode(app, section),
  );
}

// -- the table --------------------------------------------------------------------------------------------------------

function tableNode(app, section) {
  const head = ["Figure", "For when", "Counted by", "Stands", "What was said", "Where"];
  return element(
    "table",
    { class: "counts-table" },
    element("caption", { class: "unseen" }, `Figures of ${section.heading}`),
    element("thead", {}, element("tr", {}, head.map((name) => element("th", { scope: "col" }, name)))),
    element("tbody", {}, section.entries.flatMap((rows) => rows.map((count, place) => rowNode(app, section, count, place ? 0 : rows.length)))),
  );
}

function rowNode(app, section, count, rows) {
  const { graph } = app;
  const { words, time, by, standing, claim } = graph.counts;
  const others = section.differing(count).map((other) => element("p", { class: "differs" }, `differs from ${otherWords(graph, other)}`));
  return element(
    "tr",
    { class: rows ? "first" : "further" },
    rows > 0 && element("th", { scope: "rowgroup", class: "figure", rowSpan: rows }, words[count]),
    element("td", {}, time[count]),
    element("td", { dir: "auto" }, by[count].replace(/^by /, "") || "the document itself"),
    element("td", {}, standingBadge(graph.standings[standing[count]])),
    element("td", {}, saidNode(app, count), others),
    element("td", {}, citationLink(app, claimOf(graph, claim[count]))),
  );
}

function saidNode(app, count) {
  const { graph } = app;
  const owner = graph.counts.relation[count];
  if (owner < graph.relationCount) return relationLink(app, owner, sentence(graph, owner));
  const fact = owner - graph.relationCount;
  return element("span", {}, `${nameOf(graph, graph.facts.entity[fact])} ${graph.facts.words[fact]}`);
}

function otherWords(graph, other) {
  const { words, by, claim } = graph.counts;
  return [words[other], by[other] || "stated", shortCitation(graph, claimOf(graph, claim[other]))].join(", ");
}

// -- the plot ---------------------------------------------------------------------------------------------------------

/** One plot over time: a line for the time that was counted, a mark at its end, and every mark named beside it. */
function plotNode(app, section, { marks, years, values, box, isLogarithmic, undated }) {
  const { graph } = app;
  const [width, height] = [box.right + 28 + LABELS, box.bottom + 30];
  const line = (x1, y1, x2, y2, name) => svgElement("line", { x1, y1, x2, y2, class: name });
  const text = (x, y, words, name, anchor = "start") => svgElement("text", { x, y, class: name, "text-anchor": anchor }, words);
  const svg = svgElement("svg", { viewBox: `0 0 ${width} ${height}`, class: "plot", role: "img", "aria-label": `Figures of ${section.heading} over time; the table below holds the same` });
  for (const [y, value] of values) svg.append(line(box.left, y, box.right, y, "grid"), text(box.left - 8, y + 4, inThousands(value), "tick", "end"));
  for (const [x, words] of years) svg.append(line(x, box.top, x, box.bottom, "grid"), text(x, box.bottom + 18, words, "tick", "middle"));
  for (const mark of marks) svg.append(markNode(graph, section, mark, box));
  const key = ["Filled: the document counted. Hollow: it passes on who did. The line is the time counted, the mark its end; an arrow says at least, or at most; an upright bar is a range."];
  if (isLogarithmic) key.push("Each step up is ten times as many.");
  if (undated) key.push(`${counted(undated, "figure")} without a date or a number: in the table only.`);
  return element("figure", { class: "plot-frame" }, element("div", { class: "plot-scroll", tabindex: "0", role: "group", "aria-label": `Plot of ${section.heading}` }, svg), element("figcaption", { class: "hint" }, key.join(" ")));
}

function markNode(graph, section, { count, start, end, isOpen, y, low, high, arrow, label }, { right }) {
  const { words, by, claim, standing } = graph.counts;
  const isDiffering = section.differing(count).length > 0;
  const isStated = graph.standings[standing[count]] === "stated";
  const shape = svgElement("g", { class: `mark${isStated ? " is-stated" : ""}${isDiffering ? " is-differing" : ""}` });
  const line = (x1, y1, x2, y2, name) => svgElement("line", { x1, y1, x2, y2, class: name });
  shape.append(line(start, y, end, y, isOpen ? "span is-open" : "span"));
  if (low !== high) shape.append(line(end, low, end, high, "span"));
  if (arrow) shape.append(arrowNode(end, y, -arrow));
  shape.append(svgElement("circle", { cx: end, cy: y, r: 4.5 }));
  shape.append(svgElement("path", { d: `M${end + 7} ${y}L${right + 16} ${label}L${right + 24} ${label}`, class: "leader" }));
  const source = shortCitation(graph, claimOf(graph, claim[count]));
  shape.append(svgElement("text", { x: right + 28, y: label - 2, class: "label" }, words[count]));
  shape.append(svgElement("text", { x: right + 28, y: label + 12, class: "tick" }, [by[count], source].filter(Boolean).join(", ")));
  return shape;
}

function arrowNode(x, y, direction) {
  const tip = y + direction * 16;
  return svgElement("path", { d: `M${x} ${y}V${tip}M${x - 3.5} ${tip - direction * 4}L${x} ${tip}L${x + 3.5} ${tip - direction * 4}`, class: "arrow-mark" });
}
