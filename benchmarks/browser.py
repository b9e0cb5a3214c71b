"""The page in a real browser beside two others with the same graph, as ratios within one run.

usage: python benchmarks/browser.py [--sizes 100,1000,10000,50000] [--repeats 3]

- ours: the page as ``graph build`` writes it;
- pyvis: pyvis's own page, told our positions, physics off (its default would simulate for minutes);
- bare: the least that can be called drawing: one canvas, all lines, all discs, sixty names, pan and zoom, no click.

Explorable is when the graph has been drawn and two more frames have been delivered, counted from navigation, the file
on disk. Frames are gaps between animation frames while each frame gets one pointer or wheel event; the hitch is the
longest gap in the second and a half after the pointer is let go. Medians of the repeats, each in a fresh context.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.synthetic import synthetic
from graph.drawing import layout
from graph.page.page import render
from graph.questions.network import assemble

if TYPE_CHECKING:
    import networkx as nx
    from playwright.sync_api import Browser

    from graph.drawing.layout import Position

ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND"),
)
READY = {
    "ours": "globalThis.explorer?.stage?.isDrawn",
    "pyvis": "hasDrawn || (globalThis.network && network.once('afterDrawing', () => hasDrawn = true), false)",
    "bare": "globalThis.hasDrawn",
}
TARGETS = {"ours": "#stage canvas", "pyvis": "#mynetwork canvas", "bare": "canvas"}

WATCH = """
globalThis.hasDrawn = false;
const look = () => {
  if (!(READY)) return requestAnimationFrame(look);
  requestAnimationFrame(() => requestAnimationFrame(() => { globalThis.explorable = performance.now(); }));
};
requestAnimationFrame(look);
"""

MOVE = """
async ([selector, kind]) => {
  const target = document.querySelector(selector);
  const box = target.getBoundingClientRect();
  const [x, y] = [box.left + box.width * 0.5, box.top + box.height * 0.12];
  const fire = (type, dx, held) => target.dispatchEvent(new PointerEvent(type, {
    bubbles: true, cancelable: true, composed: true, pointerId: 1, pointerType: "mouse", isPrimary: true,
    clientX: x + dx, clientY: y + dx / 2, button: type === "pointermove" ? -1 : 0, buttons: held ? 1 : 0,
  }));
  const wheel = (step) => target.dispatchEvent(new WheelEvent("wheel", {
    bubbles: true, cancelable: true, clientX: x, clientY: y + 150, deltaY: step % 20 < 10 ? -60 : 60,
  }));
  const next = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const gaps = [];
  if (kind === "drag") fire("pointerdown", 0, true);
  let last = await next();
  const begin = last;
  for (let step = 1; step <= 60 && last - begin < 6000; step += 1) {
    if (kind === "drag") fire("pointermove", step * 3, true); else wheel(step);
    const now = await next();
    gaps.push(now - last);
    last = now;
  }
  if (kind === "drag") fire("pointerup", 180, false);
  const rest = [];
  for (const end = last + 1500; last < end; ) {
    const now = await next();
    rest.push(now - last);
    last = now;
  }
  gaps.sort((one, other) => one - other);
  return { frame: gaps[gaps.length >> 1], hitch: Math.max(...rest) };
}
"""

BARE = """<!doctype html><meta charset="utf-8"><style>body{margin:0}canvas{width:100vw;height:100vh}</style>
<canvas></canvas>
<script type="application/json" id="data">%s</script><script>
const data = JSON.parse(document.getElementById("data").textContent);
const canvas = document.querySelector("canvas");
canvas.width = innerWidth; canvas.height = innerHeight;
const context = canvas.getContext("2d");
let [x, y, scale] = [0, 0, data.scale];
function draw() {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.setTransform(scale, 0, 0, scale, canvas.width / 2 + x, canvas.height / 2 + y);
  context.lineWidth = 0.5 / scale; context.strokeStyle = "#9995"; context.beginPath();
  for (let edge = 0; edge < data.from.length; edge += 1) {
    context.moveTo(data.x[data.from[edge]], data.y[data.from[edge]]);
    context.lineTo(data.x[data.to[edge]], data.y[data.to[edge]]);
  }
  context.stroke();
  for (let node = 0; node < data.x.length; node += 1) {
    const r = data.size[node] / 2; context.fillStyle = data.colour[node];
    context.beginPath(); context.arc(data.x[node], data.y[node], r, 0, 7); context.fill();
  }
  context.font = `${12 / scale}px sans-serif`; context.fillStyle = "#222"; context.textAlign = "center";
  for (let name = 0; name < data.name.length; name += 1) {
    context.fillText(data.name[name], data.x[data.named[name]], data.y[data.named[name]] + 14 / scale);
  }
  globalThis.hasDrawn = true;
}
let due = false;
const soon = () => { if (!due) { due = true; requestAnimationFrame(() => { due = false; draw(); }); } };
let held = null;
canvas.addEventListener("pointerdown", (event) => { held = event; });
canvas.addEventListener("pointermove", (event) => {
  if (held) { x += event.clientX - held.clientX; y += event.clientY - held.clientY; held = event; soon(); }
});
canvas.addEventListener("pointerup", () => { held = null; });
canvas.addEventListener("wheel", (event) => {
  event.preventDefault(); scale *= event.deltaY < 0 ? 1.1 : 1 / 1.1; soon();
});
requestAnimationFrame(draw);
</script>"""


def write_pages(count: int, folder: Path) -> tuple[dict[str, Path], float]:
    """Write the three pages of a graph; return their files, and the CPU seconds that ours took from the dataset on."""
    dataset = synthetic(count)
    begin = time.process_time()
    network = assemble(dataset)
    positions = layout.positions(network)
    ours = render(network, positions, title="Benchmark", about="A made-up network.")
    seconds = time.process_time() - begin
    texts = {"ours": ours, "pyvis": pyvis_page(network, positions), "bare": bare_page(network, positions)}
    files = {}
    for name, text in texts.items():
        files[name] = folder / f"{name}-{count}.html"
        files[name].write_text(text, encoding="utf-8")
    return files, seconds


def pyvis_page(network: nx.MultiDiGraph, positions: dict[str, Position]) -> str:
    """Return pyvis's own page of the graph; its lists are filled directly, because adding one by one is quadratic."""
    from pyvis.network import Network

    picture = Network(height="800px", width="100%", directed=True, cdn_resources="in_line")
    kinds = network.graph["dataset"].vocabulary.kinds
    picture.nodes = [
        {
            "id": key,
            "label": node["label"],
            "title": f"{node['label']} ({node['kind']})",
            "shape": "dot",
            "color": kinds[node["kind"]].colour,
            "x": positions[key].x,
            "y": positions[key].y,
            "size": positions[key].size / 2,
        }
        for key, node in network.nodes(data=True)
    ]
    picture.edges = [
        {"from": source, "to": target, "title": edge["label"], "arrows": "to"}
        for source, target, edge in network.edges(data=True)
    ]
    picture.toggle_physics(status=False)
    picture.options.physics.enabled = False
    return str(picture.generate_html())


def bare_page(network: nx.MultiDiGraph, positions: dict[str, Position]) -> str:
    """Return the least page that draws the same lines and discs."""
    number = {key: place for place, key in enumerate(network)}
    kinds = network.graph["dataset"].vocabulary.kinds
    spots = [positions[key] for key in network]
    named = sorted(network, key=lambda key: -network.nodes[key]["links"])[:60]
    data: dict[str, Any] = {
        "x": [spot.x for spot in spots],
        "y": [spot.y for spot in spots],
        "size": [spot.size for spot in spots],
        "colour": [kinds[kind].colour for _key, kind in network.nodes(data="kind")],
        "from": [number[source] for source, _target in network.edges()],
        "to": [number[target] for _source, target in network.edges()],
        "name": [network.nodes[key]["label"] for key in named],
        "named": [number[key] for key in named],
        "scale": 400 / max(1.0, *(abs(spot.x) for spot in spots), *(abs(spot.y) for spot in spots)),
    }
    return BARE % json.dumps(data, separators=(",", ":"))


def measure(browser: Browser, name: str, file: Path) -> dict[str, float]:
    """Open a page once and drag and zoom it; return milliseconds."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.set_default_timeout(120_000)
    page.add_init_script(WATCH.replace("READY", READY[name]))
    page.goto(file.as_uri(), wait_until="commit")
    page.wait_for_function("globalThis.explorable")
    found = {"explorable": page.evaluate("explorable")}
    page.wait_for_timeout(1500)
    for kind in ("drag", "zoom"):
        moved = page.evaluate(MOVE, [TARGETS[name], kind])
        found |= {kind: moved["frame"], f"{kind} hitch": moved["hitch"]}
    context.close()
    return found


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="100,1000,10000,50000")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    arguments = parser.parse_args()
    print("| entities | page | MB | explorable, ms | of pyvis | of bare | drag | zoom | hitch after drag, zoom |")
    print("|-:|-|-:|-:|-:|-:|-:|-:|-:|")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=arguments.chromium, args=ARGUMENTS)
        for count in map(int, arguments.sizes.split(",")):
            files, seconds = write_pages(count, Path(folder))
            runs: dict[str, list[dict[str, float]]] = {name: [] for name in files}
            for _repeat in range(arguments.repeats):  # the three take turns, so that a busy minute hits all alike
                for name, file in files.items():
                    runs[name].append(measure(browser, name, file))
            _print_rows(count, files, runs)
            print(f"building ours, assembling and layout included: {seconds:.1f} s of CPU", file=sys.stderr)
        browser.close()


def _print_rows(count: int, files: dict[str, Path], runs: dict[str, list[dict[str, float]]]) -> None:
    middle = {name: {key: median(run[key] for run in each) for key in each[0]} for name, each in runs.items()}
    for name, found in middle.items():
        ratios = [found["explorable"] / middle[other]["explorable"] for other in ("pyvis", "bare")]
        print(
            f"| {count:,} | {name} | {files[name].stat().st_size / 1e6:.1f} | {found['explorable']:.0f} "
            f"| {ratios[0]:.2f} | {ratios[1]:.2f} | {found['drag']:.0f} | {found['zoom']:.0f} "
            f"| {found['drag hitch']:.0f}, {found['zoom hitch']:.0f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
