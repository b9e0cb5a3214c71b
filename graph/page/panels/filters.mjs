// The legend, which is the filter: what each sign and line means, how many there are, and a box to leave it out.

import { button, element, kindSign, svgElement } from "./dom.mjs";
import { sourcesOf } from "../core/filter.mjs";
import { isNarrowed, toggled } from "../core/state.mjs";
import { counted, inThousands, meaningOf, nameOf } from "../core/words.mjs";

const FIRST_SOURCES = 8;

/** Build the rail; the returned function brings it up to date with a state. */
export function buildFilters(app, rail) {
  const { graph } = app;
  const boxes = [];
  const box = (sign, text, count, isOn, onToggle, title = "") => {
    const input = element("input", { type: "checkbox", onchange: () => app.change(onToggle(app.state)) });
    boxes.push({ input, isOn });
    return element("label", { class: "choice", title }, input, sign, element("span", { class: "choice-name", dir: "auto" }, text), element("span", { class: "count" }, inThousands(count)));
  };
  const clear = button("Clear all filters", () => app.change(app.cleared()), { class: "wide" });
  rail.append(
    element("h2", { class: "unseen" }, "Filters and legend"),
    kindGroup(graph, box),
    standingGroup(graph, box),
    typeGroup(app, box),
    ...sourceGroups(app, box),
    clear,
  );
  return (state) => {
    for (const { input, isOn } of boxes) input.checked = isOn(state);
    clear.hidden = !isNarrowed(state);
  };
}

function group(title, isOpen, ...children) {
  return element("details", { class: "group", open: isOpen }, element("summary", {}, element("h3", {}, title)), ...children);
}

function countsOf(values, size) {
  const counts = new Array(size).fill(0);
  for (const value of values) counts[value] += 1;
  return counts;
}

function kindGroup(graph, box) {
  const counts = countsOf(graph.entities.kind, graph.kinds.name.length);
  const rows = graph.kinds.name.map((name, kind) =>
    box(
      kindSign(graph, kind),
      graph.kinds.plural[kind],
      counts[kind],
      (state) => !state.kindsOff.includes(name),
      (state) => ({ kindsOff: toggled(state.kindsOff, name) }),
    ),
  );
  return group("Kinds", true, rows);
}

function standingGroup(graph, box) {
  const counts = countsOf(graph.relations.standing, graph.standings.length);
  const isUnasserted = (name) => ["denied", "requested", "proposed", "expected", "withdrawn"].includes(name);
  const row = (name, standing) =>
    box(
      lineSign(name),
      name,
      counts[standing],
      (state) => state.standings.includes(name),
      (state) => ({ standings: graph.standings.filter((each) => toggled(state.standings, name).includes(each)) }),
      meaningOf(graph, name),
    );
  const rows = graph.standings.map((name, standing) => [name, row(name, standing)]);
  return group(
    "Standing",
    true,
    rows.filter(([name]) => !isUnasserted(name)).map(([, made]) => made),
    element("p", { class: "hint" }, "Nobody asserts these; off at first:"),
    rows.filter(([name]) => isUnasserted(name)).map(([, made]) => made),
  );
}

/** The line of a standing, drawn as on the picture. */
function lineSign(standing) {
  const line = svgElement("line", { x1: 0, y1: 5, x2: 26, y2: 5, class: `line line-${standing}` });
  return svgElement("svg", { viewBox: "0 0 26 10", class: "line-sign", "aria-hidden": "true" }, line);
}

function typeGroup(app, box) {
  const { graph } = app;
  const counts = countsOf(graph.relations.type, graph.types.name.length);
  const families = [...new Set(graph.types.family)].sort();
  const family = (name) => {
    const members = graph.types.name.filter((_, type) => graph.types.family[type] === name);
    const total = members.reduce((sum, member) => sum + counts[graph.types.name.indexOf(member)], 0);
    const whole = box(
      "",
      name,
      total,
      (state) => !members.every((member) => state.typesOff.includes(member)),
      (state) => {
        const others = state.typesOff.filter((member) => !members.includes(member));
        return { typesOff: members.every((member) => state.typesOff.includes(member)) ? others : [...others, ...members] };
      },
    );
    const rows = members
      .map((member) => [member, counts[graph.types.name.indexOf(member)]])
      .sort((one, other) => other[1] - one[1])
      .map(([member, count]) =>
        box("", member, count, (state) => !state.typesOff.includes(member), (state) => ({ typesOff: toggled(state.typesOff, member) })),
      );
    whole.classList.add("family");
    return element("div", { class: "family-group" }, whole, element("details", {}, element("summary", {}, counted(members.length, "type")), rows));
  };
  return group("Types of relation", true, families.map(family));
}

function sourceGroups(app, box) {
  const { documents, claimants } = sourcesOf(app.graph);
  return [
    sourceGroup(app, box, "Only from document", documents, "documents"),
    sourceGroup(app, box, "Only as claimed by", claimants, "claimants"),
  ];
}

/** A group whose boxes narrow to what is ticked; long lists show their first and those that fit what is typed. */
function sourceGroup(app, box, title, ranked, key) {
  const { graph } = app;
  const row = ([entity, count]) =>
    box(
      "",
      nameOf(graph, entity),
      count,
      (state) => state[key].includes(entity),
      (state) => ({ [key]: toggled(state[key], entity) }),
    );
  const list = element("div", {});
  const fill = (typed) => {
    const wanted = typed.toLowerCase();
    const fitting = ranked.filter(([entity]) => app.state[key].includes(entity) || nameOf(graph, entity).toLowerCase().includes(wanted));
    const shown = fitting.slice(0, typed ? 40 : FIRST_SOURCES);
    for (const [entity] of ranked.filter(([each]) => app.state[key].includes(each))) {
      if (!shown.some(([each]) => each === entity)) shown.push([entity, ranked.find(([each]) => each === entity)[1]]);
    }
    list.replaceChildren(...shown.map(row));
    if (fitting.length > shown.length) list.append(element("p", { class: "hint" }, `and ${counted(fitting.length - shown.length, "more", "more")}`));
    app.refreshFilters?.();
  };
  const field = element("input", { type: "text", "aria-label": `Find in ${title.toLowerCase()}`, placeholder: "Find", oninput: (event) => fill(event.target.value) });
  const made = group(title, false, ranked.length > FIRST_SOURCES && field, list);
  made.addEventListener("toggle", () => made.open && !list.children.length && fill(""));
  if (app.state[key].length) {
    made.open = true;
    fill("");
  }
  return made;
}
