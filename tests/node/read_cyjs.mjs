// Reads a Cytoscape JSON file with cytoscape.js, no browser needed, and prints what it made of it: node read_cyjs.mjs FILE
import { readFileSync } from "node:fs";
import cytoscape from "cytoscape";

const problems = [];
console.warn = console.error = (...words) => problems.push(words.join(" "));
const graph = cytoscape({ ...JSON.parse(readFileSync(process.argv[2], "utf8")), headless: true, styleEnabled: true });
const looks = ["label", "background-color", "shape", "width"];
const lines = ["label", "line-style", "target-arrow-shape"];
const drawn = (element, names) => Object.fromEntries(names.map((name) => [name, element.style(name)]));
const found = {
  problems,
  nodes: graph.nodes().map((each) => ({ data: each.data(), position: each.position(), style: drawn(each, looks) })),
  edges: graph.edges().map((each) => ({ data: each.data(), style: drawn(each, lines) })),
};
process.stdout.write(JSON.stringify(found), () => process.exit(0)); // its animation timer would keep Node waiting
