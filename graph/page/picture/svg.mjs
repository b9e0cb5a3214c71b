// Enough of a canvas context to write the picture as SVG with the code that draws it.

import { xml } from "../core/graphml.mjs";

export class SvgContext {
  /** @param measure: a canvas context to measure texts with. */
  constructor(view, paper, measure) {
    this.view = view;
    this.measure = measure;
    this.parts = [`<rect width="${view.width}" height="${view.height}" fill="${xml(paper)}"/>`];
    this.path = [];
    Object.assign(this, { strokeStyle: "#000", fillStyle: "#000", lineWidth: 1, globalAlpha: 1, font: "", textAlign: "center" });
    this.dash = [];
  }

  beginPath() {
    this.path = [];
  }

  moveTo(x, y) {
    this.path.push(`M${this.at(x, y)}`);
  }

  lineTo(x, y) {
    this.path.push(`L${this.at(x, y)}`);
  }

  bezierCurveTo(...points) {
    this.path.push(`C${[0, 2, 4].map((place) => this.at(points[place], points[place + 1])).join(" ")}`);
  }

  fillRect(x, y, width, height) {
    const [left, top] = this.at(x, y).split(" ");
    this.parts.push(
      `<rect x="${left}" y="${top}" width="${this.long(width)}" height="${this.long(height)}" fill="${xml(this.fillStyle)}"${this.alpha()}/>`,
    );
  }

  /** Whole circles only: the picture has no others. */
  arc(x, y, radius) {
    const r = this.long(radius);
    this.path.push(`M${this.at(x - radius, y)}a${r} ${r} 0 1 0 ${this.long(2 * radius)} 0a${r} ${r} 0 1 0 ${this.long(-2 * radius)} 0Z`);
  }

  closePath() {
    this.path.push("Z");
  }

  setLineDash(dash) {
    this.dash = dash;
  }

  stroke() {
    if (!this.path.length) return;
    const dash = this.dash.length ? ` stroke-dasharray="${this.dash.map((each) => this.long(each)).join(" ")}"` : "";
    this.parts.push(
      `<path d="${this.path.join("")}" fill="none" stroke="${xml(this.strokeStyle)}" stroke-width="${this.long(this.lineWidth)}"${dash}${this.alpha()}/>`,
    );
  }

  fill() {
    if (this.path.length) this.parts.push(`<path d="${this.path.join("")}" fill="${xml(this.fillStyle)}"${this.alpha()}/>`);
  }

  measureText(text) {
    this.measure.font = this.font;
    return this.measure.measureText(text);
  }

  strokeText(text, x, y) {
    const stroke = `stroke="${xml(this.strokeStyle)}" stroke-width="${this.long(this.lineWidth)}" stroke-linejoin="round"`;
    this.text(text, x, y, `fill="none" ${stroke}`);
  }

  fillText(text, x, y) {
    this.text(text, x, y, `fill="${xml(this.fillStyle)}"`);
  }

  text(text, x, y, paint) {
    const [, weight, px, family] = /^(\d+) ([\d.e+-]+)px (.*)$/.exec(this.font);
    const [screenX, screenY] = this.at(x, y).split(" ");
    this.parts.push(
      `<text x="${screenX}" y="${screenY}" font-family="${xml(family)}" font-size="${this.long(px)}" font-weight="${weight}" ` +
        `text-anchor="middle" dominant-baseline="central" ${paint}${this.alpha()}>${xml(text)}</text>`,
    );
  }

  /** Return the whole document, with what it is of for those who do not see it. */
  document(title, description = "") {
    const { width, height } = this.view;
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">` +
      `<title>${xml(title)}</title>\n${description && `<desc>${xml(description)}</desc>\n`}${this.parts.join("\n")}\n</svg>\n`
    );
  }

  alpha() {
    return this.globalAlpha === 1 ? "" : ` opacity="${this.globalAlpha}"`;
  }

  at(x, y) {
    const { view } = this;
    return `${round((x - view.x) * view.scale + view.width / 2)} ${round((y - view.y) * view.scale + view.height / 2)}`;
  }

  long(length) {
    return round(length * this.view.scale);
  }
}

function round(number) {
  return Math.round(number * 100) / 100;
}
