// The panel: one entity, one relation or one path, in words, with who says so and where.

import { button, element, kindSign, linkOut, standingBadge } from "./dom.mjs";
import { chooser } from "./choose.mjs";
import { NOBODY, claimOf, claimsOf, factsOf, isAsserted, parallels, relationsOf, supportedBy } from "../core/model.mjs";
import {
  counted, documentCitation, entityText, fullCitation, inThousands, linkGroups, madeOf, meaningOf, nameOf, relationText,
  othersParts, sentenceParts, shortCitation, standingOf, whenOf,
} from "../core/words.mjs";

const AT_FIRST = 25; // links of a group shown before "show all"

/** Return what the panel holds for where the reader is. */
export function reading(app) {
  const { at } = app.state;
  if (!at) return welcome(app);
  return [button("×", () => app.close(), { class: "close", "aria-label": "Close what is read" }), readingOf(app, at)];
}

function readingOf(app, at) {
  if (at?.entity !== undefined) return entityReading(app, at.entity);
  if (at?.relation !== undefined) return relationReading(app, at.relation);
  return pathReading(app, at);
}

function welcome(app) {
  const { graph } = app;
  const top = app.mostLinked(8);
  return [
    element("h2", { class: "panel-title" }, "Start here"),
    graph.about && element("p", { class: "about", dir: "auto" }, graph.about),
    element("p", {}, "Search for a name, choose one on the picture, or begin with the most linked:"),
    element("ul", { class: "plain" }, top.map((entity) => element("li", {}, entityLink(app, entity), element("span", { class: "quiet" }, ` ${counted(graph.links[entity], "link")}`)))),
    element("h3", {}, "Connect two"),
    element("p", { class: "hint" }, "How are two entities linked? Choose the first, then the second."),
    connector(app),
    element("p", { class: "hint" }, "Press ? for all keys."),
  ];
}

/** A name that leads to its entity; the address it carries can be copied and opened elsewhere. */
export function entityLink(app, entity) {
  if (entity === NOBODY) return element("span", {}, "unnamed sources");
  const { graph } = app;
  return element(
    "a",
    {
      class: "name",
      dir: "auto",
      href: `#entity=${encodeURIComponent(graph.entities.id[entity])}`,
      onclick: (event) => app.follow(event, { entity }),
    },
    kindSign(graph, graph.entities.kind[entity]),
    element("span", { class: "unseen" }, `${graph.kinds.name[graph.entities.kind[entity]]}: `),
    nameOf(graph, entity),
  );
}

/** A sentence in which every name is a way on, and when it was so, as its leading claims say. */
export function sentenceNode(app, relation, tag = "span") {
  const when = whenOf(app.graph, relation);
  return element(tag, { class: "sentence" }, linked(app, sentenceParts(app.graph, relation)), when && element("span", { class: "facts" }, ` ${when}`));
}

function linked(app, parts) {
  return parts.map((part) => (typeof part === "number" ? entityLink(app, part) : part));
}

/** The claims of a relation, one a line: how it stands, whose it is, what it says, where it is written. */
export function claimsNode(app, relation, claims = claimsOf(app.graph, relation)) {
  const made = madeOf(app.graph, relation);
  return [
    made && element("p", { class: "made" }, made),
    element("ul", { class: "claims" }, claims.map((claim) => element("li", { class: claim.withdrawn && "withdrawn" }, claimNode(app, claim, citationLink(app, claim))))),
  ];
}

/** One claim, and nothing that another one says. */
function claimNode(app, claim, citation) {
  const voice = claim.by.length ? ["by ", claim.by.flatMap((by, place) => [place ? " and " : "", entityLink(app, by)])] : claim.voice;
  const said = claim.said.map((part) => element("span", { class: "says", dir: "auto" }, part));
  const parts = [voice, ...said, citation].filter((part) => part && part.length !== 0);
  const taken = claim.withdrawn && element("strong", {}, ` · ${claim.withdrawn}`);
  return [standingBadge(claim.standing), " ", element("span", { class: "claim" }, parts.flatMap((part, place) => [place ? " · " : "", part])), taken];
}

export function citationLink(app, claim) {
  const { graph } = app;
  return element(
    "a",
    {
      class: "citation",
      title: fullCitation(graph, claim),
      href: `#entity=${encodeURIComponent(graph.entities.id[claim.document])}`,
      onclick: (event) => app.follow(event, { entity: claim.document }, claim.placeNumber),
    },
    shortCitation(graph, claim),
  );
}

export function relationLink(app, relation, words) {
  return element("a", { href: app.relationHref(relation), onclick: (event) => app.follow(event, { relation }) }, words);
}

// -- an entity --------------------------------------------------------------------------------------------------------

function entityReading(app, entity) {
  const { graph, shown } = app;
  const { description, note, url, archived, aliases, kind, published, genre, language, read, withdrawn, restricted } = graph.entities;
  const isShown = (relation) => shown.relation[relation] === 1;
  const groups = linkGroups(graph, entity, isShown);
  const supported = supportedBy(graph, entity).filter(({ relation }) => isShown(relation));
  const documentFacts = [
    published[entity] !== undefined && graph.dates.words[published[entity]],
    genre[entity],
    read[entity],
    language[entity] && `in ${language[entity]}`,
    withdrawn[entity] !== undefined && `withdrawn ${graph.dates.words[withdrawn[entity]]}`,
    restricted.includes(entity) && "restricted",
  ].filter(Boolean);
  return [
    element("p", { class: "eyebrow" }, kindSign(graph, kind[entity]), graph.kinds.name[kind[entity]], documentFacts.length > 0 && ` · ${documentFacts.join(" · ")}`),
    element("h2", { class: "panel-title", dir: "auto" }, nameOf(graph, entity)),
    aliases[entity] && element("p", { class: "aliases" }, "Also ", aliases[entity].flatMap((alias, place) => [place ? ", " : "", element("span", { dir: "auto" }, alias)])),
    description[entity] && element("p", { dir: "auto" }, description[entity]),
    note[entity] && element("p", { class: "note", dir: "auto" }, element("strong", {}, "Curator’s note "), note[entity]),
    url[entity] && element("p", {}, linkOut(url[entity])),
    (archived[entity] ?? []).map((copy) => element("p", {}, "Copy: ", linkOut(copy))),
    entityActions(app, entity),
    factsNode(app, factsOf(graph, entity)),
    groups.map((group) => groupNode(app, group)),
    supported.length > 0 && supportNode(app, supported),
    !groups.length && !supported.length && element("p", { class: "quiet" }, "Nothing linked to it is shown."),
    leftOutNode(app, entity),
    references(app, [...groups.flatMap(({ links }) => links.map((link) => link.relation)), ...supported.map(({ relation }) => relation)]),
  ];
}

function entityActions(app, entity) {
  const { state } = app;
  const focused = state.focus.find((each) => each.entity === entity);
  const steps = [1, 2, 3].map((count) =>
    button(String(count), () => app.change({ focus: [{ entity, steps: count }] }, `Focused on ${counted(count, "step")}`), {
      "aria-label": `Focus on ${counted(count, "step")} around`,
      "aria-pressed": String(state.focus.length === 1 && focused?.steps === count),
    }),
  );
  const isPinned = state.pinned.some((each) => each.entity === entity);
  return element(
    "div",
    { class: "actions" },
    element("span", { class: "steps", role: "group", "aria-label": "Focus" }, element("span", { class: "quiet" }, "Focus "), steps),
    state.focus.length > 0 && button("Expand", () => app.expand(entity)),
    button(isPinned ? "Unpin" : "Pin", () => app.pin(entity)),
    button("Hide", () => app.hide(entity)),
    app.isCounted(entity) && button("Counts", () => app.change({ view: "counts", counted: entity }, `Counts of ${nameOf(app.graph, entity)}`)),
    button("Copy as text", () => app.copy(entityText(app.graph, entity, (relation) => app.shown.relation[relation] === 1), "Copied with citations")),
    element("details", { class: "connect" }, element("summary", {}, "Connect to…"), connector(app, entity)),
  );
}

/** A field, or two, to say which entities to connect. */
function connector(app, start) {
  let first = start;
  const from = element("p", { class: "quiet" });
  const field = chooser(app.graph, {
    id: start === undefined ? "connect" : "connect-to",
    label: start === undefined ? "Connect two entities" : `Connect ${nameOf(app.graph, start)} to`,
    placeholder: start === undefined ? "First name" : "Name to connect to",
    onChosen: (entity) => {
      if (first === undefined) {
        first = entity;
        from.replaceChildren("From ", element("strong", {}, nameOf(app.graph, entity)), " to …");
        field.querySelector("input").placeholder = "Second name";
      } else app.go({ start: first, end: entity });
    },
  });
  return element("div", {}, from, field);
}

function groupNode(app, { phrase, links }) {
  const items = (list) => list.map((link) => linkNode(app, link));
  const list = element("ul", { class: "links" }, items(links.slice(0, AT_FIRST)));
  const more = links.length > AT_FIRST && button(`Show all ${inThousands(links.length)}`, () => {
    list.append(...items(links.slice(AT_FIRST)));
    more.remove();
  }, { class: "wide" });
  return element("section", { class: "link-group" }, element("h3", {}, phrase, element("span", { class: "count" }, ` ${links.length}`)), list, more);
}

function linkNode(app, { relation, far, end }) {
  const { graph } = app;
  const others = graph.relations.also[relation];
  const also = others ? [" ", linked(app, othersParts(others))] : [];
  const when = whenOf(graph, relation);
  return element(
    "li",
    {},
    element(
      "p",
      { class: "link-line" },
      end === "also" ? sentenceNode(app, relation) : [entityLink(app, far), also, when && element("span", { class: "facts" }, ` ${when}`)],
      " ",
      relationLink(app, relation, standingBadge(standingOf(graph, relation))),
    ),
    claimsNode(app, relation),
  );
}

function factsNode(app, facts) {
  if (!facts.length) return null;
  const item = (fact) =>
    element("li", {}, element("p", { class: "link-line" }, fact.words, " ", standingBadge(fact.standing)), element("ul", { class: "claims" }, fact.claims.map((claim) => element("li", {}, claimNode(app, claim, citationLink(app, claim))))));
  return element("section", { class: "link-group" }, element("h3", {}, "facts", element("span", { class: "count" }, ` ${facts.length}`)), element("ul", { class: "links" }, facts.map(item)));
}

function supportNode(app, supported) {
  const item = ({ relation, claims }) =>
    element("li", { "data-places": ` ${claims.map(({ placeNumber }) => placeNumber).join(" ")} ` }, element("p", { class: "link-line" }, sentenceNode(app, relation), " ", relationLink(app, relation, standingBadge(standingOf(app.graph, relation)))), claimsNode(app, relation, claims));
  const list = element("ol", { class: "links" }, supported.slice(0, AT_FIRST).map(item));
  const more = supported.length > AT_FIRST && button(`Show all ${inThousands(supported.length)}`, () => {
    list.append(...supported.slice(AT_FIRST).map(item));
    more.remove();
  }, { class: "wide rest" });
  return element("section", { class: "link-group evidence-of" }, element("h3", {}, "Evidence of", element("span", { class: "count" }, ` ${supported.length}`)), list, more);
}

/** What filters leave out of an entity is counted here, with the way to it. */
function leftOutNode(app, entity) {
  const { graph, shown, state } = app;
  const out = [...relationsOf(graph, entity)].filter((relation) => !shown.relation[relation]);
  if (!out.length) return null;
  const unasserted = out.filter((relation) => !isAsserted(graph, relation));
  const filtered = out.length - unasserted.length;
  return element(
    "p",
    { class: "hint" },
    filtered > 0 && `${counted(filtered, "link")} left out by filters. `,
    unasserted.length > 0 && `${counted(unasserted.length, "link")} that nobody asserts. `,
    unasserted.length > 0 && state.standings.length < graph.standings.length && button("Show these too", () => app.change({ standings: [...graph.standings] }), { class: "small" }),
  );
}

function references(app, relations) {
  const { graph } = app;
  const documents = [...new Set(relations.flatMap((relation) => claimsOf(graph, relation).map((claim) => claim.document)))].sort((one, other) => one - other);
  if (!documents.length) return null;
  return element(
    "section",
    { class: "references" },
    element("h3", {}, "Documents cited"),
    element("ul", {}, documents.slice(0, 60).map((document) => element("li", {}, element("strong", {}, graph.citations[document][0]), ": ", entityLinkWith(app, document, documentCitation(graph, document))))),
    documents.length > 60 && element("p", { class: "hint" }, `and ${counted(documents.length - 60, "more document")}`),
  );
}

function entityLinkWith(app, entity, words, place) {
  return element("a", { dir: "auto", href: `#entity=${encodeURIComponent(app.graph.entities.id[entity])}`, onclick: (event) => app.follow(event, { entity }, place) }, words);
}

/** Bring what a document says at one place into view, and mark it. */
export function showPlace(panel, place) {
  const found = () => panel.querySelectorAll(`.evidence-of li[data-places~="${place}"]`);
  if (!found().length) panel.querySelector(".evidence-of .rest")?.click();
  const items = [...found()];
  for (const item of items) item.classList.add("is-read");
  items[0]?.scrollIntoView({ block: "start" });
}

// -- a relation -------------------------------------------------------------------------------------------------------

function relationReading(app, relation) {
  const { graph } = app;
  const standing = standingOf(graph, relation);
  const others = parallels(graph, relation);
  const conflicts = graph.relations.conflicts[relation] ?? [];
  const differences = graph.differences.filter(([each]) => each === relation);
  const notes = graph.relations.notes[relation] ?? [];
  return [
    element("p", { class: "eyebrow" }, "relation · ", graph.types.family[graph.relations.type[relation]]),
    sentenceNode(app, relation, "h2"),
    element("p", {}, standingBadge(standing), " ", element("span", { class: "quiet" }, meaningOf(graph, standing))),
    notes.map((note) => element("p", { class: "note", dir: "auto" }, element("strong", {}, "Curator’s note "), note)),
    !app.shown.relation[relation] && element("p", { class: "hint" }, "Filters leave this out of the picture and the table."),
    element("div", { class: "actions" }, button("Copy as text", () => app.copy(relationText(graph, relation), "Copied with citations"))),
    element("section", {}, element("h3", {}, "Claims", element("span", { class: "count" }, ` ${claimsOf(graph, relation).length}`)), fullClaimsNode(app, relation)),
    differences.length > 0 && element("section", {}, element("h3", {}, "Sources differ"), differences.map((each) => differenceNode(app, each))),
    conflicts.length > 0 && element("section", {}, element("h3", {}, graph.speech.has(graph.relations.type[relation]) ? "Contradicted by" : "In conflict with"), notesNode(graph, conflicts), sidesNode(app, [relation, ...conflicts])),
    others.length > 0 && element("section", { class: "link-group" }, element("h3", {}, "Also between these two", element("span", { class: "count" }, ` ${others.length}`)), element("ul", { class: "links" }, others.map((other) => element("li", {}, relationLink(app, other, [graph.types.name[graph.relations.type[other]], whenOf(graph, other) && `, ${whenOf(graph, other)}`]), " ", standingBadge(standingOf(graph, other)))))),
  ];
}

/** The claims of a relation, with their citations in full. */
export function fullClaimsNode(app, relation, claims = claimsOf(app.graph, relation)) {
  const made = madeOf(app.graph, relation);
  return [
    made && element("p", { class: "made" }, made),
    element("ol", { class: "evidence" }, claims.map((claim) => element("li", { class: claim.withdrawn && "withdrawn" }, fullClaimNode(app, claim)))),
  ];
}

function fullClaimNode(app, claim) {
  return element("p", {}, claimNode(app, claim, element("span", { class: "source" }, entityLinkWith(app, claim.document, fullCitation(app.graph, claim), claim.placeNumber))));
}

/** The curator's notes on several relations, each once. */
export function notesNode(graph, relations) {
  const notes = [...new Set(relations.flatMap((relation) => graph.relations.notes[relation] ?? []))];
  return notes.map((note) => element("p", { class: "note", dir: "auto" }, element("strong", {}, "Curator’s note "), note));
}

/** Relations that cannot all be true, side by side. */
export function sidesNode(app, relations) {
  const side = (each) =>
    element("div", { class: "side" }, element("p", {}, sentenceNode(app, each), " ", relationLink(app, each, standingBadge(standingOf(app.graph, each)))), fullClaimsNode(app, each));
  return element("div", { class: "sides" }, relations.map(side));
}

/** Two voices on a date, a figure or a value, side by side. */
export function differenceNode(app, [, about, one, says, other, otherSays]) {
  const side = (claim, text) =>
    element("div", { class: "side" }, element("p", { class: "figure" }, text), fullClaimNode(app, claimOf(app.graph, claim)));
  const label = about === "date" || about === "value" ? `On the ${about}` : `On the number of ${about}`;
  return element("div", { class: "sides", role: "group", "aria-label": label }, side(one, says), side(other, otherSays));
}

// -- a path -----------------------------------------------------------------------------------------------------------

function pathReading(app, { start, end }) {
  const { paths, state } = app;
  const through = element("label", { class: "choice" }, element("input", { type: "checkbox", checked: state.throughDocuments, onchange: (event) => app.change({ throughDocuments: event.target.checked }) }), "also through documents");
  const head = [
    element("p", { class: "eyebrow" }, "connection"),
    element("h2", { class: "panel-title" }, entityLink(app, start), " to ", entityLink(app, end)),
    through,
  ];
  if (!paths.length) return [...head, element("p", {}, start === end ? "That is the same entity twice." : "No chain of asserted relations joins these two.")];
  const hops = paths[0].length;
  return [
    ...head,
    element("p", {}, `${counted(paths.length, "shortest chain")} of ${counted(hops, "step")}, along what somebody asserts:`),
    element("div", { class: "actions" }, button("Show only these", () => app.onlyPaths())),
    paths.map((path, place) =>
      element("section", { class: "path" }, element("h3", {}, `Chain ${place + 1}`), element("ol", { class: "hops" }, path.map((hop) => element("li", {}, hop.relations.map((relation) => [element("p", { class: "link-line" }, sentenceNode(app, relation), " ", relationLink(app, relation, standingBadge(standingOf(app.graph, relation)))), claimsNode(app, relation)]))))),
    ),
  ];
}
