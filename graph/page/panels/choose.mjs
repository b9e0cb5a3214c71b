// A field to find an entity in: type, look at the list, press Enter.

import { element, kindSign } from "./dom.mjs";
import { search, searchIndex } from "../core/search.mjs";
import { counted } from "../core/words.mjs";

/** Make a field that calls `onChosen(entity)`; the list below it follows what is typed. */
export function chooser(graph, { id, label, placeholder, onChosen }) {
  const list = element("ul", { id: `${id}-list`, role: "listbox", "aria-label": label, class: "choices", hidden: true });
  const input = element("input", {
    ...{ id, type: "text", role: "combobox", placeholder, autocomplete: "off", spellcheck: "false" },
    ...{ "aria-label": label, "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" },
  });
  let found = [];
  let active = -1;

  const show = () => {
    graph.searchable ??= searchIndex(graph);
    found = search(graph, graph.searchable, input.value);
    const options = found.map(({ entity, alias }, place) => option(graph, `${id}-${place}`, entity, alias, () => choose(place)));
    const none = input.value.trim() && !found.length;
    list.replaceChildren(...options, ...(none ? [element("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, "Nothing of that name")] : []));
    list.hidden = !list.children.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    activate(found.length ? 0 : -1);
  };
  const hide = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const activate = (place) => {
    active = place;
    [...list.children].forEach((each, number) => each.setAttribute("aria-selected", String(number === place)));
    if (place < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", `${id}-${place}`);
      list.children[place].scrollIntoView({ block: "nearest" });
    }
  };
  const choose = (place) => {
    if (!found[place]) return;
    const { entity } = found[place];
    input.value = "";
    hide();
    onChosen(entity);
  };

  input.addEventListener("input", show);
  input.addEventListener("focus", () => input.value && show());
  input.addEventListener("blur", () => setTimeout(hide, 150));
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (found.length) activate((active + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      choose(active);
    } else if (event.key === "Escape") {
      if (list.hidden) input.value = "";
      hide();
      event.stopPropagation();
    }
  });
  return element("div", { class: "chooser" }, input, list);
}

function option(graph, id, entity, alias, onChosen) {
  const kind = graph.entities.kind[entity];
  return element(
    "li",
    { id, role: "option", "aria-selected": "false", onmousedown: (event) => event.preventDefault(), onclick: onChosen },
    kindSign(graph, kind),
    element("span", { class: "choice-name", dir: "auto" }, graph.entities.name[entity], alias && element("span", { class: "quiet" }, ` also ${alias}`)),
    element("span", { class: "quiet" }, `${graph.kinds.name[kind]}, ${counted(graph.links[entity], "link")}`),
  );
}
