"""How legible the first picture of a page is: lines, crossings, names, at several sizes of the window.

usage: python benchmarks/picture.py PAGE [PAGE ...]

Pages of earlier versions will do. Lines are what is drawn at first: of a page by regions one for each two entities of a
region, and one band for each two regions; else one for each two entities. Crossings are counted between straight lines
that share no end; bands pass beneath the grounds of regions, and cross only each other. Names are what the page writes
in one frame; those that overlap cannot be read.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

SIZES = ((1440, 900), (1024, 700), (390, 844))
_RECORD = """
  window.texts = [];
  const write = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
    const at = this.getTransform().transformPoint({ x, y });
    const zoom = this.getTransform().a;
    const px = parseFloat(/([\\d.e+-]+)px/.exec(this.font)[1]);
    window.texts.push([text, at.x, at.y, this.measureText(text).width * zoom, px * zoom]);
    return write.call(this, text, x, y);
  };
"""
_LINES = """
  () => {
    const { graph, stage } = window.explorer;
    const { source, target } = graph.relations;
    const { picture, xs, ys } = stage;
    const at = (entity) => [xs[entity], ys[entity]];
    let lines, bands = [];
    if (picture.regions) {
      lines = picture.regions.lines.map(({ relation }) => [source[relation], target[relation]]);
      const middle = (region) => graph.regions[region].slice(0, 2);
      bands = picture.regions.bands.map(([here, there]) => [middle(here), middle(there)]);
    } else {
      const pairs = new Map();
      for (let relation = 0; relation < source.length; relation += 1) {
        if (picture.shown.relation[relation]) {
          const pair = [source[relation], target[relation]].sort((a, b) => a - b);
          pairs.set(String(pair), pair);
        }
      }
      lines = [...pairs.values()];
    }
    window.texts = [];
    stage.network.redraw();
    return {
      lines: lines.filter(([one, other]) => one !== other).map(([one, other]) => [at(one), at(other)]),
      bands,
      entities: picture.shown.entity.reduce((sum, each) => sum + each, 0),
      relations: picture.shown.relation.reduce((sum, each) => sum + each, 0),
    };
  }
"""


def main(pages: list[Path]) -> None:
    """Print a line a page and size."""
    print(f"{'page':28} {'window':>9} {'entities':>8} {'lines':>6} {'crossings':>9} {'names':>6} {'overlapping':>11}")
    installed = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed, args=["--no-sandbox"])
        for page in pages:
            for width, height in SIZES:
                _show(browser, page, width, height)
        browser.close()


def _show(browser: Any, file: Path, width: int, height: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page.add_init_script(_RECORD)
    page.goto(file.resolve().as_uri())
    page.wait_for_selector("html[data-ready=yes]", state="attached")
    page.wait_for_timeout(800)
    found = page.evaluate(_LINES)
    page.wait_for_timeout(300)
    texts = [it for it in page.evaluate("() => window.texts") if it[3]]
    boxes = list({(x - w / 2, y - h / 2, x + w / 2, y + h / 2) for _text, x, y, w, h in texts})
    overlapping = sum(any(_meet(box, other) for other in boxes if other != box) for box in boxes)
    name = f"{file.parent.parent.name}/{file.parent.name}"[-28:]
    lines, bands = found["lines"], found["bands"]
    print(
        f"{name:28} {width:>4}x{height:<4} {found['entities']:8} {len(lines) + len(bands):6} "
        f"{_crossings(lines) + _crossings(bands):9} {len(boxes):6} {overlapping:11}"
    )
    page.close()


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] - 1 and other[0] < one[2] - 1 and one[1] < other[3] - 1 and other[1] < one[3] - 1


def _crossings(lines: list[Any]) -> int:
    count = 0
    for number, (a, b) in enumerate(lines):
        for c, d in lines[number + 1 :]:
            if a in (c, d) or b in (c, d):
                continue
            if _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0:
                count += 1
    return count


def _side(a: list[float], b: list[float], c: list[float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
