// Light and dark: what the system asks for, unless the reader chooses; and the colours the picture is drawn in.

const CHOICES = ["auto", "light", "dark"];
const STORED_AS = "claimgraph-theme";

/** Return what the reader chose last time; a page opened from disk may not be allowed to remember. */
export function storedTheme() {
  try {
    const found = localStorage.getItem(STORED_AS);
    return CHOICES.includes(found) ? found : "auto";
  } catch {
    return "auto";
  }
}

export function themeAfter(name) {
  return CHOICES[(CHOICES.indexOf(name) + 1) % CHOICES.length];
}

/** Remember what the reader chose; nothing is stored before they choose. */
export function storeTheme(name) {
  try {
    localStorage.setItem(STORED_AS, name);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

/** Put a theme on the page and return the colours to draw with. */
export function applyTheme(name, kindColours) {
  const root = document.documentElement;
  if (name === "auto") delete root.dataset.theme;
  else root.dataset.theme = name;
  const style = getComputedStyle(root);
  const isDark = style.getPropertyValue("--is-dark").trim() === "1";
  const colours = kindColours.map((colour) => (isDark ? mixed(colour, "#ffffff", 0.32) : colour));
  colours.forEach((colour, kind) => root.style.setProperty(`--kind-${kind}`, colour));
  const names = ["paper", "ink", "muted", "halo", "line", "lineFaint", "strong", "accent", "disputed", "disputedFaint", "unasserted", "ground", "groundEdge", "band"];
  const found = Object.fromEntries(names.map((each) => [each, style.getPropertyValue(`--draw-${each}`).trim()]));
  return { ...found, kinds: colours, dim: isDark ? 0.22 : 0.2, font: getComputedStyle(document.body).fontFamily };
}

/** Mix two colours written as #rrggbb. */
export function mixed(one, other, share) {
  const channel = (colour, place) => parseInt(colour.slice(1 + 2 * place, 3 + 2 * place), 16);
  const mix = [0, 1, 2].map((place) => Math.round(channel(one, place) * (1 - share) + channel(other, place) * share));
  return `#${mix.map((each) => each.toString(16).padStart(2, "0")).join("")}`;
}
