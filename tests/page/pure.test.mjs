// What the page works out, without a browser: node --test

import assert from "node:assert/strict";
import { test } from "node:test";

import { arranged } from "../../graph/page/picture/arrange.mjs";
import { claimRows, csv } from "../../graph/page/core/export.mjs";
import { graphml } from "../../graph/page/core/graphml.mjs";
import { focusOf, shownOf } from "../../graph/page/core/filter.mjs";
import { Room, curveOf, distanceTo, entityAt, gridOf, labelLines, lanesOf, pointAt } from "../../graph/page/picture/geometry.mjs";
import { factsOf, linksFrom, parallels, relationId, relationNumber, supportedBy } from "../../graph/page/core/model.mjs";
import { shortestPaths } from "../../graph/page/core/paths.mjs";
import { folded, search, searchIndex } from "../../graph/page/core/search.mjs";
import { fromHash, initialState, isNarrowed, toHash, toggled } from "../../graph/page/core/state.mjs";
import { SvgContext } from "../../graph/page/picture/svg.mjs";
import { mixed, themeAfter } from "../../graph/page/picture/theme.mjs";
import { barWords, bars, dayOf, histogram, mayFall, surelyFalls, yearOf } from "../../graph/page/core/time.mjs";
import { counted, disagreements, entityText, inThousands, madeOf, relationText, sentence } from "../../graph/page/core/words.mjs";
import { tiny } from "./tiny.mjs";

const shown = (flags) => [...flags.keys()].filter((number) => flags[number]);

// -- model

test("links count asserted relations, further participants included only where asserted", () => {
  assert.deepEqual([...tiny().links], [2, 3, 0, 1, 0]);
});

test("ids are given or derived, and lead back", () => {
  const graph = tiny();
  const ids = [0, 1, 2, 3].map((relation) => relationId(graph, relation));
  assert.deepEqual(ids, ["ana--founded--front", "the-payment", "front--moved--oslo", "report--published-by--front"]);
  assert.deepEqual(ids.map((id) => relationNumber(graph, id)), [0, 1, 2, 3]);
});

test("a relation reads from the end it is seen from", () => {
  const phrases = linksFrom(tiny(), 1).map(({ phrase, far, end }) => [phrase, far, end]);
  assert.deepEqual(phrases, [["founded by", 0, "to"], ["paid by", 0, "to"], ["moved", 2, "from"], ["published", 3, "to"]]);
});

test("parallels are found either way round", () => {
  assert.deepEqual(parallels(tiny(), 0), [1]);
});

// -- time

test("days count from 1970", () => {
  assert.equal(dayOf(1970), 0);
  assert.equal(dayOf(2020), 18262);
  assert.equal(yearOf(18262), 2020);
});

test("an approximate date may fall beyond its bounds, and surely falls nowhere", () => {
  const { dates } = tiny();
  assert.equal(mayFall(dates, 2, 19144, 19150), true);
  assert.equal(mayFall(dates, 2, 19200, 19300), false);
  assert.equal(surelyFalls(dates, 2, 19000, 19300), false);
  assert.equal(surelyFalls(dates, 0, 18262, 18627), true);
  assert.equal(surelyFalls(dates, 1, 20000, 20001), true);
});

test("bars are months for a few years and years for many", () => {
  const { dates } = tiny();
  const scale = bars(dates, [0, 2]);
  assert.equal(scale.unit, "month");
  assert.equal(scale.starts.length, 36);
  assert.equal(barWords(scale, 28), "May 2022");
  const { sure, unsure } = histogram(dates, scale, [[0], [2]]);
  assert.equal(unsure[0], 1);
  assert.equal(sure[28], 1);
});

test("a graph without dates has no bars", () => {
  assert.deepEqual(bars(tiny().dates, []).starts, []);
});

// -- words

test("a relation is a sentence with all who take part; dates are its claims'", () => {
  assert.equal(sentence(tiny(), 0), "Ana founded Front");
  assert.equal(sentence(tiny(), 2), "Front moved Oslo (for Ana)");
});

test("what is copied has a line a claim, with voice, document, date and paragraph", () => {
  assert.equal(
    relationText(tiny(), 1),
    [
      "Ana paid Front [claimed]",
      "  - claimed: by Oslo · formerly · about 100 USD; in cash · “Report”, Front, about May 2022, ¶¶4–5",
    ].join("\n"),
  );
});

test("what a relation is made of is told where that is several claims, with its sources", () => {
  const graph = tiny();
  graph.relations.made = { 0: "stated by 1, claimed by 1" };
  graph.relations.sources = { 0: 2 };
  assert.deepEqual([madeOf(graph, 0), madeOf(graph, 1)], ["stated by 1, claimed by 1; 2 independent sources", ""]);
});

test("facts have their own claims, behind those of the relations", () => {
  const [fact] = factsOf(tiny(), 0);
  assert.deepEqual([fact.words, fact.claims.map((claim) => claim.place)], ["born on 1990", ["¶9"]]);
  assert.deepEqual(factsOf(tiny(), 1), []);
});

test("a document supports with its own claims, in the order of its places", () => {
  const found = supportedBy(tiny(), 3).map(({ relation, claims }) => [relation, claims.map((claim) => claim.place)]);
  assert.deepEqual(found, [[3, ["¶1"]], [0, ["¶2"]], [1, ["¶¶4–5"]], [2, ["¶¶6, 8"]]]);
});

test("an entity as text lists its links under how they read", () => {
  const lines = entityText(tiny(), 0).split("\n");
  assert.equal(lines[0], "Ana (person)");
  assert.equal(lines[1], "Also called: Aung Na, အောင်နာ");
  assert.ok(lines.includes("founded:") && lines.includes("paid:"));
  assert.ok(!lines.join().includes("moved"), "what nobody asserts is left out");
});

test("numbers are written with their thousands apart", () => {
  assert.deepEqual([1, 999, 1000, 1234567].map(inThousands), ["1", "999", "1,000", "1,234,567"]);
  assert.equal(counted(1, "entity", "entities"), "1 entity");
  assert.equal(counted(1200, "entity", "entities"), "1,200 entities");
});

test("conflicts that hang together are one disagreement", () => {
  const graph = tiny();
  graph.relations.conflicts = { 0: [1], 1: [0, 3], 3: [1] };
  assert.deepEqual(disagreements(graph).conflicts, [[0, 1, 3]]);
});

test("speakers who contradict each other are a group of their own", () => {
  const graph = tiny();
  graph.relations.conflicts = { 0: [1], 1: [0] };
  graph.speech = new Set([0, 1]);
  const found = disagreements(graph);
  assert.deepEqual([found.conflicts, found.contradictions], [[], [[0, 1]]]);
});

// -- search

test("search ignores case and accents, keeps the vowels of other scripts", () => {
  assert.equal(folded("  Zoë  ÅKERLUND "), "zoe akerlund");
  assert.equal(folded("အောင်နာ"), "အောင်နာ".normalize("NFKD"));
});

test("search finds by part of name, by alias in any script, by description", () => {
  const graph = tiny();
  const index = searchIndex(graph);
  const names = (typed) => search(graph, index, typed).map(({ entity }) => graph.entities.name[entity]);
  assert.deepEqual(names("akerl"), ["Zoë Åkerlund"]);
  assert.deepEqual(names("အောင်"), ["Ana"]);
  assert.deepEqual(names("north"), ["Oslo"]);
  assert.deepEqual(names("aung"), ["Ana"]);
  assert.deepEqual(names(" "), []);
  assert.equal(search(graph, index, "aung")[0].alias, "Aung Na");
});

// -- filters

test("what nobody asserts is off at first, and counted", () => {
  const result = shownOf(tiny(), initialState());
  assert.deepEqual(shown(result.relation), [0, 1, 3]);
  assert.equal(result.leftOut.standing, 1);
  assert.deepEqual(result.standings, { denied: 1 });
  assert.equal(result.entities, 5);
});

test("each relation left out is counted under one reason", () => {
  const graph = tiny();
  const result = shownOf(graph, { ...initialState(), kindsOff: ["document"], typesOff: ["paid", "published by"] });
  assert.deepEqual(shown(result.relation), [0]);
  assert.deepEqual([result.leftOut.standing, result.leftOut.kind, result.leftOut.type], [1, 1, 1]);
});

test("documents and claimants narrow to what they support", () => {
  const graph = tiny();
  assert.deepEqual(shown(shownOf(graph, { ...initialState(), claimants: [2] }).relation), [1]);
  assert.deepEqual(shown(shownOf(graph, { ...initialState(), documents: [3] }).relation), [0, 1, 3]);
});

test("time keeps what is possibly true then, or only what surely is", () => {
  const graph = tiny();
  const at2025 = [dayOf(2025), dayOf(2026) - 1];
  const possibly = shownOf(graph, { ...initialState(), time: at2025 });
  assert.deepEqual(shown(possibly.relation), [3], "dated 2020 is out; over before its document of 2022 is out; undated stays");
  const in2020 = shownOf(graph, { ...initialState(), time: [dayOf(2020), dayOf(2021) - 1], possibly: false });
  assert.deepEqual(shown(in2020.relation), [0]);
});

test("an entity that lost all its relations to a filter is not drawn; one that never had any is", () => {
  const result = shownOf(tiny(), { ...initialState(), typesOff: ["published by"] });
  assert.deepEqual(shown(result.entity), [0, 1, 2, 4]);
});

test("focus reaches so many steps, and not on through documents", () => {
  const graph = tiny();
  const within = (entity, steps) => [...focusOf(graph, { ...initialState(), focus: [{ entity, steps }] })].sort();
  assert.deepEqual(within(0, 1), [0, 1]);
  assert.deepEqual(within(0, 2), [0, 1, 3]);
  assert.deepEqual(within(4, 3), [4]);
});

test("hidden is hidden", () => {
  const result = shownOf(tiny(), { ...initialState(), hidden: [1] });
  assert.equal(result.entity[1], 0);
  assert.equal(result.relations, 0);
});

test("a focus is laid out by itself: apart, around its middle, the same every time", () => {
  const graph = tiny();
  const state = { ...initialState(), focus: [{ entity: 1, steps: 2 }] };
  const result = shownOf(graph, state);
  const spots = arranged(graph, result, [1]);
  assert.deepEqual([...spots.keys()], shown(result.entity));
  assert.deepEqual(spots.get(1), [0, 0]);
  assert.deepEqual(spots, arranged(graph, result, [1]));
  const distances = [...spots].filter(([entity]) => entity !== 1).map(([, [x, y]]) => Math.hypot(x, y));
  assert.ok(Math.min(...distances) > 60 && Math.max(...distances) < 400);
});

// -- paths

test("shortest paths go along asserted relations, all parallels in a hop", () => {
  const graph = tiny();
  assert.deepEqual(shortestPaths(graph, 0, 1), [[{ start: 0, end: 1, relations: [0, 1] }]]);
  assert.deepEqual(shortestPaths(graph, 0, 2), [], "only a denied relation leads there");
  assert.equal(shortestPaths(graph, 0, 3)[0].length, 2, "a document may be an end");
  assert.deepEqual(shortestPaths(graph, 0, 0), []);
});

// -- state

test("the address holds the whole state", () => {
  const graph = tiny();
  const state = {
    ...initialState(),
    view: "table",
    at: { start: 0, end: 2 },
    throughDocuments: true,
    focus: [{ entity: 1, steps: 2 }],
    hidden: [3],
    pinned: [{ entity: 0, x: 12, y: -40 }],
    standings: ["stated", "denied"],
    kindsOff: ["place"],
    typesOff: ["published by"],
    documents: [3],
    claimants: [-1, 2],
    time: [18000, 19000],
    possibly: false,
    rows: "entities",
    sort: "links down",
    contains: "a & b = c ~ အောင်",
  };
  assert.deepEqual(fromHash(graph, `#${toHash(graph, state)}`), { state, unknown: [] });
  assert.equal(toHash(graph, initialState()), "");
});

test("an address that names what is not there says so, and opens all the same", () => {
  const { state, unknown } = fromHash(tiny(), "#entity=nobody&focus=ana~99&time=5~1&view=<b>&hide=gone");
  assert.deepEqual(unknown, ["nobody", "gone"]);
  assert.deepEqual(state, { ...initialState(), focus: [{ entity: 0, steps: 3 }] });
});

test("narrowed is what leaves something out", () => {
  assert.equal(isNarrowed(initialState()), false);
  assert.equal(isNarrowed({ ...initialState(), pinned: [{ entity: 0, x: 1, y: 1 }] }), false);
  assert.equal(isNarrowed({ ...initialState(), hidden: [0] }), true);
  assert.deepEqual(toggled(["a"], "b"), ["a", "b"]);
  assert.deepEqual(toggled(["a", "b"], "a"), ["b"]);
});

// -- geometry

test("parallel relations take lanes of their own, a single one runs straight", () => {
  const graph = tiny();
  const lanes = lanesOf(graph, [1, 1, 1, 1]);
  assert.deepEqual([...lanes], [-0.5, 0.5, 0, -0]);
});

test("curves begin and end at the discs, and parallels pass apart", () => {
  const [from, to] = [{ x: 0, y: 0, radius: 10 }, { x: 100, y: 0, radius: 10 }];
  assert.deepEqual(curveOf(from, to, 0).map(Math.round), [10, 0, 33, 0, 67, 0, 90, 0]);
  const middles = [-0.5, 0.5].map((lane) => pointAt(curveOf(from, to, lane), 0.5)[1]);
  assert.ok(Math.abs(middles[0] - middles[1]) > 20);
  const loop = curveOf(from, from, 1, true);
  assert.ok(pointAt(loop, 0.5)[1] < -10, "a loop stands above its disc");
});

test("what lies under the pointer is found", () => {
  const { x, y } = tiny().entities;
  const grid = gridOf([1, 1, 1, 1, 0], x, y);
  const at = (left, top) => entityAt(grid, left, top, 4, { xs: x, ys: y, radiusOf: () => 10 });
  assert.equal(at(95, 3), 1);
  assert.equal(at(50, 50), -1);
  assert.equal(at(300, 300), -1, "not shown");
  assert.ok(distanceTo(curveOf({ x: 0, y: 0, radius: 1 }, { x: 100, y: 0, radius: 1 }, 0), 50, 7) < 7.01);
});

test("room is given once", () => {
  const room = new Room();
  assert.equal(room.take(0, 0, 100, 10), true);
  assert.equal(room.take(90, 5, 100, 10), false);
  assert.equal(room.take(101, 0, 100, 10), true);
});

test("long names break into two lines, and end in an ellipsis", () => {
  assert.deepEqual(labelLines("Oslo"), ["Oslo"]);
  assert.deepEqual(labelLines("Chinland Joint Defense Committee"), ["Chinland Joint Defense", "Committee"]);
  assert.ok(labelLines("A name that goes on and on and never seems to come to any end").at(-1).endsWith("…"));
});

// -- files

test("CSV quotes what needs it, and makes formulas text", () => {
  assert.equal(csv([["a,b", 'say "x"', "=1+1", -5, "-x", null]]), '\uFEFF"a,b","say ""x""",\'=1+1,-5,\'-x,\r\n');
  const [head, row] = claimRows(tiny(), [1]);
  assert.equal(row[head.indexOf("relation")], "the-payment");
  assert.deepEqual(head, ["relation", "sentence", "claim", "stands", "voice", "figure: USD"]);
  assert.deepEqual(row, ["the-payment", "Ana paid Front", "the-payment@report#4-5", "claimed", "by Oslo", "about 100"]);
});

test("GraphML escapes names and keeps ids", () => {
  const graph = tiny();
  graph.entities.name[0] = "<b>&\u0001";
  const text = graphml(graph, [0, 1], [0], { xs: graph.entities.x, ys: graph.entities.y });
  assert.match(text, /<data key="label"><!\[CDATA\[<b>&\]\]><\/data>/);
  assert.match(text, /<edge id="ana--founded--front" source="ana" target="front">\n<data key="edgelabel">founded/);
  assert.match(text, /<data key="x">100.0<\/data>\n<data key="y">-0.0<\/data>/);
  assert.match(text, /<data key="earliest">2020-01-01<\/data>/);
});

test("SVG holds text as text", () => {
  const context = new SvgContext({ x: 0, y: 0, width: 100, height: 50, scale: 2 }, "#fff", { measureText: () => ({ width: 1 }) });
  context.font = '400 6px a"b';
  context.fillText("</svg><script>", 5, 5);
  context.beginPath();
  context.moveTo(0, 0);
  context.lineTo(10, 0);
  context.stroke();
  const text = context.document("T & T");
  assert.ok(text.includes("&lt;/svg&gt;&lt;script&gt;"));
  assert.ok(text.includes("M50 25L70 25"));
  assert.ok(text.includes("<title>T &amp; T</title>"));
});

test("themes take turns, colours mix", () => {
  assert.deepEqual(["auto", "light", "dark"].map(themeAfter), ["light", "dark", "auto"]);
  assert.equal(mixed("#000000", "#ffffff", 0.5), "#808080");
});
