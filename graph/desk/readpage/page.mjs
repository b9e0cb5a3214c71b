/** The desk: choose words of the text, get the relation that they say as YAML, ends, place and quote filled in. */

const MOST_WORDS = 12;
const FEW_WORDS = 7;
const PLAIN = /^[a-z0-9][a-z0-9 -]*$/;

/**
 * Write a relation as it stands in a file of relations.
 *
 * @param {{from: string, type: string, to: string, by: string, cite: string, quote: string}} fields
 * @returns {string} with a line for each field that is filled, ends and type always
 */
export function stub(fields) {
  const lines = [
    `- from: ${scalar(fields.from) || "WHO"}`,
    `  type: ${scalar(fields.type) || "TYPE"}`,
    `  to: ${scalar(fields.to) || "WHOM"}`,
    "  evidence:",
    `  - cite: ${scalar(fields.cite)}`,
  ];
  if (fields.by) lines.push(`    by: ${scalar(fields.by)}`);
  if (fields.quote) lines.push(`    quote: ${JSON.stringify(fields.quote)}`);
  return `${lines.join("\n")}\n`;
}

function scalar(text) {
  return !text || PLAIN.test(text) ? text : JSON.stringify(text);
}

/**
 * Choose the words to quote: all of them where they are few, else from the first name to the second, else the first few.
 *
 * @param {string} text
 * @param {[number, number][]} names where names of entities stand in it
 * @returns {string}
 */
export function quoteOf(text, names) {
  const all = wordsOf(text);
  if (all.length <= MOST_WORDS) return all.join(" ");
  if (names.length > 1) {
    const between = wordsOf(text.slice(names[0][0], names[1][1]));
    if (between.length <= MOST_WORDS) return between.join(" ");
  }
  return wordsOf(text.slice(names.length ? names[0][0] : 0))
    .slice(0, FEW_WORDS)
    .join(" ");
}

function wordsOf(text) {
  return text.trim().split(/\s+/).filter(Boolean);
}

class Desk {
  constructor(data) {
    this.data = data;
    this.sentences = [...document.querySelectorAll(".sentence")];
    this.chosen = -1;
    this.quote = "";
    this.number = 0;
    this.fields = Object.fromEntries(["from", "type", "to", "by"].map((name) => [name, document.getElementById(name)]));
    this.form = document.getElementById("stub");
    this.listen();
  }

  listen() {
    document.addEventListener("keydown", (event) => this.onKey(event));
    document.addEventListener("mouseup", (event) => this.onMouse(event));
    for (const field of Object.values(this.fields)) field.addEventListener("input", () => this.write());
    document.getElementById("swap").addEventListener("click", () => this.swap());
    document.getElementById("copy").addEventListener("click", () => this.copy());
    document.getElementById("close").addEventListener("click", () => this.close());
    this.form.addEventListener("submit", (event) => event.preventDefault());
    document.getElementById("uncited").addEventListener("change", (event) => {
      document.body.classList.toggle("only-uncited", event.target.checked);
    });
  }

  onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return this.close();
    if (event.target.closest("input, button, pre, a")) return;
    const done = {
      j: () => this.toParagraph(1),
      k: () => this.toParagraph(-1),
      ArrowRight: () => this.toSentence(this.chosen + 1),
      ArrowLeft: () => this.toSentence(this.chosen - 1),
      u: () => this.toUncited(),
      s: () => this.swap(),
      c: () => this.copy(),
    }[event.key];
    if (!done) return;
    event.preventDefault();
    done();
  }

  onMouse(event) {
    const sentence = event.target.closest?.(".sentence");
    if (!sentence) return;
    const selection = window.getSelection();
    const words = selection.isCollapsed ? "" : selection.toString();
    this.choose(this.sentences.indexOf(sentence), words);
  }

  paragraphOf(number) {
    return this.sentences[number]?.closest("li");
  }

  isShown(number) {
    return this.sentences[number].offsetParent !== null;
  }

  toSentence(number, step = 1) {
    const way = number < this.chosen ? -1 : step;
    while (this.sentences[number] && !this.isShown(number)) number += way;
    if (this.sentences[number]) this.choose(number);
  }

  toParagraph(step) {
    const from = this.paragraphOf(this.chosen);
    let number = this.chosen + step;
    while (this.sentences[number] && this.paragraphOf(number) === from) number += step;
    if (!this.sentences[number]) return;
    const first = this.sentences.indexOf(this.paragraphOf(number).querySelector(".sentence"));
    this.toSentence(first, step);
  }

  toUncited() {
    const from = this.paragraphOf(this.chosen);
    const later = this.sentences.findIndex((sentence, number) => {
      const paragraph = sentence.closest("li");
      return number > this.chosen && paragraph !== from && paragraph.classList.contains("uncited");
    });
    if (later >= 0) this.choose(later);
  }

  choose(number, words = "") {
    this.sentences[this.chosen]?.classList.remove("is-chosen");
    this.chosen = number;
    const sentence = this.sentences[number];
    sentence.classList.add("is-chosen");
    const marks = [...sentence.querySelectorAll("mark")].filter((mark) => !words || words.includes(mark.textContent));
    const places = marks.map((mark) => this.placeIn(sentence, mark));
    this.quote = words ? quoteOf(words, []) : quoteOf(sentence.textContent, places);
    this.number = Number(sentence.closest("li").dataset.number);
    const known = marks.filter((mark) => mark.dataset.ids).map((mark) => mark.dataset.ids.split(" ")[0]);
    const ends = [...new Set(known)];
    this.fields.from.value = ends[0] ?? "";
    this.fields.to.value = ends[1] ?? "";
    this.fields.type.value = "";
    this.fields.by.value = "";
    this.form.hidden = false;
    document.body.classList.add("writes");
    this.write();
    sentence.closest("li").scrollIntoView({ block: "nearest" });
  }

  placeIn(sentence, mark) {
    const range = document.createRange();
    range.selectNodeContents(sentence);
    range.setEndBefore(mark);
    const start = range.toString().length;
    return [start, start + mark.textContent.length];
  }

  write() {
    const { prefix, sign } = this.data;
    const place = `${sign}${this.number}`;
    const filled = Object.fromEntries(Object.entries(this.fields).map(([name, field]) => [name, field.value.trim()]));
    document.getElementById("where").textContent = place;
    document.getElementById("words").textContent = this.quote;
    document.getElementById("yaml").textContent = stub({ ...filled, cite: `${prefix}${place}`, quote: this.quote });
    document.getElementById("live").textContent = "";
  }

  swap() {
    if (this.form.hidden) return;
    const { from, to } = this.fields;
    [from.value, to.value] = [to.value, from.value];
    this.write();
  }

  async copy() {
    if (this.form.hidden) return;
    const yaml = document.getElementById("yaml");
    try {
      await navigator.clipboard.writeText(yaml.textContent);
    } catch {
      // A page opened from disk may not use the clipboard directly; the old way asks nobody.
      window.getSelection().selectAllChildren(yaml);
      document.execCommand("copy");
      window.getSelection().removeAllRanges();
    }
    document.getElementById("live").textContent = "copied";
  }

  close() {
    this.form.hidden = true;
    document.body.classList.remove("writes");
    this.sentences[this.chosen]?.classList.remove("is-chosen");
  }
}

if (globalThis.document) {
  new Desk(JSON.parse(document.getElementById("data").textContent));
  document.documentElement.dataset.ready = "yes";
}
