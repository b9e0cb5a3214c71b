// What a picture says of itself wherever it is passed on: its title, what is on it, what the lines mean, whose data it is.

import { statusWords } from "../panels/place.mjs";

export const CAPTION_PX = 112;
const KEY = [
  ["stated by a document", [], "line"],
  ["claimed", [7, 4], "line"],
  ["disputed", [2, 3], "disputed"],
  ["nobody asserts it", [1.5, 4], "unasserted"],
];
const SAMPLE = 30; // px of line beside each word of the key

/** Return the words under a picture: title, what is shown, where it is from. */
export function captionOf(app, title) {
  const { by, date, licence, url, version } = app.graph.source;
  const from = [by && `Data: ${by}`, date, version && `version ${version}`, licence, url].filter(Boolean).join(", ");
  return { title, shown: statusWords(app), from };
}

/** Return a view that is the same at its top, and has room below. */
export function withCaption(view) {
  return { ...view, height: view.height + CAPTION_PX, y: view.y + CAPTION_PX / 2 / view.scale };
}

/** Draw a caption into the room below a picture: the key with a sample of each line. */
export function paintCaption(context, caption, view, theme) {
  const at = (x, y) => [view.x + (x - view.width / 2) / view.scale, view.y + (y - view.height / 2) / view.scale];
  const top = view.height - CAPTION_PX;
  context.globalAlpha = 1;
  context.fillStyle = theme.paper;
  context.fillRect(...at(0, top), view.width / view.scale, CAPTION_PX / view.scale);
  const write = (text, x, y, weight = 400, px = 12, colour = theme.ink) => {
    context.font = `${weight} ${px / view.scale}px ${theme.font}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillStyle = colour;
    context.fillText(text, ...at(x, y));
    return context.measureText(text).width * view.scale;
  };
  const middle = view.width / 2;
  write(caption.title, middle, top + 18, 600, 15);
  const widths = KEY.map(([words]) => {
    context.font = `400 ${12 / view.scale}px ${theme.font}`;
    return SAMPLE + 8 + context.measureText(words).width * view.scale;
  });
  let x = middle - (widths.reduce((sum, width) => sum + width + 22, -22)) / 2;
  KEY.forEach(([words, dash, colour], place) => {
    context.strokeStyle = theme[colour];
    context.lineWidth = 1.6 / view.scale;
    context.setLineDash(dash.map((length) => length / view.scale));
    context.beginPath();
    context.moveTo(...at(x, top + 44));
    context.lineTo(...at(x + SAMPLE, top + 44));
    context.stroke();
    context.setLineDash([]);
    write(words, x + SAMPLE + 8 + (widths[place] - SAMPLE - 8) / 2, top + 44);
    x += widths[place] + 22;
  });
  write(caption.shown, middle, top + 68, 400, 12, theme.muted);
  if (caption.from) write(caption.from, middle, top + 90, 400, 12, theme.muted);
}
