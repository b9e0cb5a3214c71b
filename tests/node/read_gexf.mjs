// Reads a GEXF file with the parser of Gephi Lite and prints what it found as JSON: node read_gexf.mjs FILE
import { readFileSync } from "node:fs";
import Graph from "graphology";
import { parse } from "graphology-gexf";

const graph = parse(Graph, readFileSync(process.argv[2], "utf8"), { addMissingNodes: false });
console.log(JSON.stringify({ multi: graph.multi, ...graph.export() }));
