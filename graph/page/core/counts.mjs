// Who counted what, for which time: the figures about one entity, and where they stand on a plot. Python wrote the words.

import { participants } from "./model.mjs";

const APART = "money and rates";
const LABEL = 32; // height of a label of two lines
const WIDE_RANGE = 50; // from there on each step up the plot is ten times the one before

/** Return whose figures there are: [entity, number of figures], most first. */
export function whoseCounts(graph) {
  const found = new Map();
  graph.counts.relation.forEach((owner) => {
    for (const entity of aboutWhom(graph, owner)) found.set(entity, (found.get(entity) ?? 0) + 1);
  });
  return [...found].sort((one, other) => other[1] - one[1] || one[0] - other[0]);
}

function aboutWhom(graph, owner) {
  return owner < graph.relationCount ? participants(graph, owner) : [graph.facts.entity[owner - graph.relationCount]];
}

/**
 * Return the figures about an entity: headings, the largest first, each with its entries.
 * An entry is what one place says once, of the counting and of what was counted: one figure, several rows.
 */
export function figuresAbout(graph, entity) {
  const { relation, group } = graph.counts;
  const rates = new Set(graph.counts.rates);
  const numbers = [...relation.keys()].filter((count) => aboutWhom(graph, relation[count]).includes(entity));
  const size = new Map();
  for (const count of numbers) size.set(group[count], (size.get(group[count]) ?? 0) + 1);
  const byGroup = (one, other) => size.get(group[other]) - size.get(group[one]) || (group[one] < group[other] ? -1 : group[one] > group[other] ? 1 : one - other);
  numbers.sort((one, other) => rates.has(one) - rates.has(other) || byGroup(one, other));
  const sections = new Map();
  for (const count of numbers) {
    const heading = rates.has(count) ? APART : group[count];
    const entries = sections.get(heading) ?? new Map();
    sections.set(heading, entries);
    const { claim, words } = graph.counts;
    const key = `${words[count]}\n${graph.claims.document[claim[count]]} ${graph.claims.place[claim[count]]}`;
    entries.set(key, [...(entries.get(key) ?? []), count]);
  }
  const isAsked = new Set(numbers);
  return [...sections].map(([heading, entries]) => ({ heading, entries: [...entries.values()], differing: (count) => (graph.counts.against[count] ?? []).filter((other) => isAsked.has(other)) }));
}

/**
 * Return a plot of some entries over time: marks with their labels, ticks of both axes, in the units of a drawing.
 * @returns null where fewer than two of them have a time and a number.
 */
export function plotOf(graph, entries, { left = 62, plot = 380, top = 14 } = {}) {
  const { dates, counts } = graph;
  const dated = entries
    .map((rows) => rows.find((count) => counts.period[count] !== undefined && dates.earliest[counts.period[count]] !== null) ?? null)
    .filter((count) => count !== null && (counts.number[count] ?? counts.low[count]) > 0);
  if (dated.length < 2) return null;
  const spans = dated.map((count) => [dates.earliest[counts.period[count]], dates.latest[counts.period[count]]]);
  const ends = spans.flat().filter((day) => day !== null);
  const [first, last] = [Math.min(...ends), Math.max(...ends) + 1];
  const height = Math.max(220, dated.length * LABEL);
  const x = (day) => left + ((day - first) / Math.max(1, last - first)) * plot;
  const bounds = (count) => (counts.number[count] === null ? [counts.low[count], counts.high[count] ?? counts.low[count]] : [counts.number[count], counts.number[count]]);
  const numbers = dated.flatMap(bounds);
  const { at, ticks, isLogarithmic } = scaleOf(Math.min(...numbers), Math.max(...numbers));
  const y = (value) => top + height - at(value) * height;
  const marks = dated.map((count, place) => {
    const [start, end] = spans[place];
    const [low, high] = bounds(count).map(y);
    return { count, start: x(start), end: end === null ? left + plot : x(end), isOpen: end === null, y: (low + high) / 2, low, high, arrow: arrowOf(counts, count) };
  });
  const labels = apart(marks.map((mark) => mark.y), top + LABEL / 2, top + height - LABEL / 2);
  return {
    marks: marks.map((mark, place) => ({ ...mark, label: labels[place] })),
    years: yearTicks(first, last).map(([day, words]) => [x(day), words]),
    values: ticks.map((value) => [y(value), value]),
    isLogarithmic,
    undated: entries.length - dated.length,
    box: { left, top, right: left + plot, bottom: top + height },
  };
}

/** Return which way the truth lies of a number that is only a bound: 1 upwards, -1 downwards, 0 where it is none. */
function arrowOf({ number, low, high }, count) {
  if (number[count] === null) return 0;
  if (high[count] === null) return 1;
  return low[count] < number[count] && high[count] <= number[count] ? -1 : 0;
}

/** Return where values stand between 0 and 1, and the round ones to mark. */
function scaleOf(least, most) {
  if (most / least >= WIDE_RANGE) {
    const [from, to] = [Math.floor(Math.log10(least)), Math.log10(most) + 0.3];
    const ticks = Array.from({ length: Math.floor(to) - from + 1 }, (_, step) => 10 ** (from + step));
    return { at: (value) => (Math.log10(value) - from) / (to - from), ticks, isLogarithmic: true };
  }
  const rough = (most * 1.05) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough);
  const top = Math.ceil((most * 1.05) / step);
  return { at: (value) => value / (top * step), ticks: Array.from({ length: top + 1 }, (_, each) => each * step), isLogarithmic: false };
}

/** Return the starts of the years between two days, thinned to at most eight. */
function yearTicks(first, last) {
  const start = new Date(first * 86_400_000).getUTCFullYear();
  const end = new Date(last * 86_400_000).getUTCFullYear();
  const step = Math.max(1, Math.ceil((end - start + 1) / 8));
  const found = [];
  for (let year = start; year <= end; year += step) {
    const day = Math.round(Date.UTC(year, 0, 1) / 86_400_000);
    if (day >= first && day <= last) found.push([day, String(year)]);
  }
  return found;
}

/** Return the heights moved apart, so that no two labels touch, in the same order and between two bounds. */
function apart(heights, lowest, highest) {
  const order = [...heights.keys()].sort((one, other) => heights[one] - heights[other] || one - other);
  const found = new Array(heights.length);
  let next = lowest;
  for (const place of order) {
    found[place] = Math.max(next, heights[place]);
    next = found[place] + LABEL;
  }
  let limit = highest;
  for (const place of order.reverse()) {
    found[place] = Math.min(found[place], limit);
    limit = found[place] - LABEL;
  }
  return found;
}
