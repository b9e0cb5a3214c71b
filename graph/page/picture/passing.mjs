// The picture as it is passed on: as SVG, as PNG, on paper; with its caption, so that it says everywhere what it is.

import { element } from "../panels/dom.mjs";
import { placeWords } from "../panels/place.mjs";
import { captionOf, paintCaption, withCaption } from "./caption.mjs";
import { SvgContext } from "./svg.mjs";

const SHARPNESS = 2; // pixels of a PNG for each on the screen

/** Return what the picture is of: where the reader is, and the dataset. */
function titleOf(app) {
  return app.state.at ? `${placeWords(app, app.state.at)} · ${app.graph.title}` : app.graph.title;
}

/** Return the picture as it is on the screen, as SVG. */
export function asSvg(app) {
  const { stage } = app;
  const view = withCaption(stage.view());
  const caption = captionOf(app, titleOf(app));
  const context = new SvgContext(view, stage.theme.paper, document.createElement("canvas").getContext("2d"));
  stage.paintAll(context, view);
  paintCaption(context, caption, view, stage.theme);
  return context.document(caption.title, [caption.shown, caption.from].filter(Boolean).join(" "));
}

/** Return the picture as it is on the screen, as PNG. */
export function asPng(app) {
  const { stage } = app;
  const view = withCaption(stage.view());
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [view.width * SHARPNESS, view.height * SHARPNESS];
  const context = canvas.getContext("2d");
  context.fillStyle = stage.theme.paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  const zoom = view.scale * SHARPNESS;
  context.setTransform(zoom, 0, 0, zoom, canvas.width / 2 - view.x * zoom, canvas.height / 2 - view.y * zoom);
  stage.paintAll(context, view);
  paintCaption(context, captionOf(app, titleOf(app)), view, stage.theme);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

/** Return the picture for paper, where it is what is looked at. */
export function pictureToPrint(app) {
  if (app.state.view !== "graph") return [];
  const image = element("img", { src: `data:image/svg+xml,${encodeURIComponent(asSvg(app))}`, alt: titleOf(app) });
  return [image];
}
