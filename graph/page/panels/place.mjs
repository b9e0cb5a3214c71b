// Where the reader is, in words: what is looked at, how much is shown, and the title of the window.

import { REASONS } from "../core/filter.mjs";
import { counted, inThousands, nameOf, sentence } from "../core/words.mjs";

const OUT = {
  standing: "that nobody asserts, or whose standing is off",
  kind: "by kind",
  type: "by type",
  document: "by document",
  claimant: "by claimant",
  time: "by time",
  hidden: "hidden",
  focus: "outside the focus",
};

/** Say what is looked at; where nothing is, how much is shown. */
export function placeWords({ graph, shown }, at) {
  if (at?.entity !== undefined) return `${nameOf(graph, at.entity)}, ${graph.kinds.name[graph.entities.kind[at.entity]]}, ${counted(graph.links[at.entity], "link")}`;
  if (at?.relation !== undefined) return sentence(graph, at.relation);
  if (at?.start !== undefined) return `From ${nameOf(graph, at.start)} to ${nameOf(graph, at.end)}`;
  return statusWords({ graph, shown });
}

/** Say how much is shown, and for each reason how much is not: nothing is filtered out silently. */
export function statusWords({ graph, shown }) {
  const out = REASONS.filter((reason) => shown.leftOut[reason]).map((reason) => `${inThousands(shown.leftOut[reason])} ${OUT[reason]}`);
  const all = `${inThousands(shown.entities)} of ${counted(graph.entityCount, "entity", "entities")}, ${inThousands(shown.relations)} of ${counted(graph.relationCount, "relation")}`;
  return `Shown: ${all}${out.length ? `. Left out: ${out.join(", ")}` : ""}.`;
}

/** Return the title of the window: where the reader is, then what all of it is. */
export function windowTitle({ graph, state }, viewName) {
  const { at, view } = state;
  const name = at?.entity !== undefined ? nameOf(graph, at.entity) : at?.relation !== undefined ? sentence(graph, at.relation) : "";
  const where = at?.start !== undefined ? `${nameOf(graph, at.start)} – ${nameOf(graph, at.end)}` : name;
  return [where || (view !== "graph" && viewName), graph.title].filter(Boolean).join(" · ");
}
