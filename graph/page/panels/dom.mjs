// Elements without markup: every text goes in as text, so nothing a dataset holds can become an element.

/**
 * Make an element.
 * @param attributes: `on…` are listeners, `class` and `aria-…` as in HTML; false and null are left out.
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key in made && typeof value !== "string") made[key] = value;
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

export function svgElement(tag, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A link out, for http and https only; anything else stays text. */
export function linkOut(url) {
  if (!/^https?:\/\//i.test(url)) return element("span", {}, url);
  return element("a", { href: url, rel: "noreferrer noopener", target: "_blank" }, url);
}

export function button(label, onclick, attributes = {}) {
  return element("button", { type: "button", onclick, ...attributes }, label);
}

/** A badge that says how a relation stands; its colour only repeats the word. */
export function standingBadge(standing) {
  return element("span", { class: `standing standing-${standing}` }, standing);
}

const SHAPES = {
  dot: "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13Z",
  square: "M2.5 2.5h11v11h-11Z",
  diamond: "M8 0.8 15.2 8 8 15.2 0.8 8Z",
  triangle: "M8 1.5 15 14H1Z",
  triangleDown: "M8 14.5 15 2H1Z",
  hexagon: "M4.2 1.6h7.6L15.5 8l-3.7 6.4H4.2L0.5 8Z",
  star: "M8 0.6 10.2 5.6 15.6 6.1 11.5 9.7 12.8 15 8 12.1 3.2 15 4.5 9.7 0.4 6.1 5.8 5.6Z",
  box: "M3 1h7l3.5 3.5V15H3Z",
};

/** The sign of a kind, as on the picture; the word for it always stands beside, so it is hidden from screen readers. */
export function kindSign(graph, kind) {
  const path = svgElement("path", { d: SHAPES[graph.kinds.shape[kind]] ?? SHAPES.dot });
  path.style.fill = `var(--kind-${kind})`;
  return svgElement("svg", { viewBox: "0 0 16 16", class: "sign", "aria-hidden": "true" }, path);
}

/** Hand a file to the reader. */
export function save(name, content, type) {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
