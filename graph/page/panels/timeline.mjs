// The strip under the picture: when the dated relations are, and a range to narrow everything to.

import { element, svgElement } from "./dom.mjs";
import { ASSERTED, datesOf } from "../core/model.mjs";
import { barWords, bars, histogram } from "../core/time.mjs";
import { counted, inThousands } from "../core/words.mjs";

const HEIGHT = 44;

/** Build the strip; the returned function brings it up to date with a state. */
export function buildTimeline(app, container) {
  const { graph } = app;
  const dated = [];
  for (let relation = 0; relation < graph.relationCount; relation += 1) {
    if (graph.relations.standing[relation] < ASSERTED) {
      const own = datesOf(graph, relation);
      if (own.length) dated.push(own);
    }
  }
  const scale = bars(graph.dates, dated.flat());
  if (scale.starts.length < 2) {
    container.append(element("p", { class: "hint" }, "No dates to show on a timeline."));
    return () => {};
  }
  const last = scale.starts.length - 1;
  const edge = (value, label) =>
    element("input", { type: "range", min: "0", max: String(last), step: "1", value: String(value), "aria-label": label });
  const from = edge(0, "From");
  const to = edge(last, "To");
  const words = element("output", { class: "time-words" });
  const possibly = element("input", { type: "checkbox", onchange: () => app.change({ possibly: possibly.checked }) });
  const reset = element("button", { type: "button", class: "small", onclick: () => app.change({ time: null }) }, "All time");
  const picture = drawing(histogram(graph.dates, scale, dated), last);
  container.append(
    element(
      "div",
      { class: "time-head" },
      element("h2", {}, "Time"),
      words,
      element("label", { class: "choice", title: "Also what is dated only roughly, or not at all" }, possibly, element("span", {}, "possibly true then")),
      reset,
    ),
    element("div", { class: "time-strip" }, picture.svg, from, to),
    element("div", { class: "time-ends", "aria-hidden": "true" }, element("span", {}, barWords(scale, 0)), element("span", {}, barWords(scale, last))),
  );
  const read = () => [Math.min(from.valueAsNumber, to.valueAsNumber), Math.max(from.valueAsNumber, to.valueAsNumber)];
  const say = ([first, end]) => {
    const [one, other] = [barWords(scale, first), barWords(scale, end)];
    from.setAttribute("aria-valuetext", barWords(scale, from.valueAsNumber));
    to.setAttribute("aria-valuetext", barWords(scale, to.valueAsNumber));
    words.textContent = one === other ? one : `${one} – ${other}`;
    picture.mark(first, end);
  };
  const settle = () => {
    const [first, end] = read();
    const isAll = first === 0 && end === last;
    app.change({ time: isAll ? null : [scale.starts[first], (scale.starts[end + 1] ?? scale.end) - 1] });
  };
  for (const input of [from, to]) {
    input.addEventListener("input", () => say(read()));
    input.addEventListener("change", settle);
  }
  picture.onMoved((first, end) => {
    [from.value, to.value] = [first, end];
    say(read());
  }, settle);
  const undated = graph.relations.standing.filter((standing) => standing < ASSERTED).length - dated.length;
  container.append(element("p", { class: "hint" }, `${counted(dated.length, "asserted relation")} dated, ${inThousands(undated)} without a date`));
  return (state) => {
    const barOf = (day) => Math.max(0, scale.starts.findLastIndex((start) => start <= day));
    [from.value, to.value] = state.time ? [barOf(state.time[0]), barOf(state.time[1])] : [0, last];
    possibly.checked = state.possibly;
    possibly.disabled = !state.time;
    reset.hidden = !state.time;
    say(read());
  };
}

/** The bars, and the window over them, which can be moved as a whole. */
function drawing({ sure, unsure }, last) {
  const most = Math.max(1, ...sure.map((count, bar) => count + unsure[bar]));
  const svg = svgElement("svg", { viewBox: `0 0 ${last + 1} ${HEIGHT}`, preserveAspectRatio: "none", class: "bars", "aria-hidden": "true" });
  const height = (count) => (count ? Math.max(1, (count / most) * (HEIGHT - 4)) : 0);
  const made = sure.map((count, bar) => {
    const [solid, total] = [height(count), height(count + unsure[bar])];
    const rect = (top, tall, name) => svgElement("rect", { x: bar + 0.08, y: top, width: 0.84, height: tall, class: name });
    return [rect(HEIGHT - total, Math.max(0, total - solid), "unsure"), rect(HEIGHT - solid, solid, "sure")];
  });
  const frame = svgElement("rect", { y: 0, height: HEIGHT, class: "frame" });
  svg.append(...made.flat(), frame);
  let range = [0, last];
  const mark = (first, end) => {
    range = [first, end];
    made.forEach((pair, bar) => pair.forEach((rect) => rect.classList.toggle("out", bar < first || bar > end)));
    frame.setAttribute("x", first);
    frame.setAttribute("width", end - first + 1);
  };
  const onMoved = (move, settle) => {
    svg.addEventListener("pointerdown", (down) => {
      const [first, end] = range;
      const barPx = svg.getBoundingClientRect().width / (last + 1);
      const startX = down.clientX;
      // All of time cannot be moved; pressing then draws a new range.
      const isWhole = first === 0 && end === last;
      const barAt = (x) => Math.max(0, Math.min(last, Math.floor((x - svg.getBoundingClientRect().left) / barPx)));
      svg.setPointerCapture(down.pointerId);
      const follow = (event) => {
        if (isWhole) {
          const [one, other] = [barAt(startX), barAt(event.clientX)];
          move(Math.min(one, other), Math.max(one, other));
        } else {
          const steps = Math.max(-first, Math.min(last - end, Math.round((event.clientX - startX) / barPx)));
          move(first + steps, end + steps);
        }
      };
      svg.addEventListener("pointermove", follow);
      svg.addEventListener("pointerup", () => { svg.removeEventListener("pointermove", follow); settle(); }, { once: true });
    });
  };
  return { svg, mark, onMoved };
}
