// Parses a Cypher script with Neo4j's own language support, prints its statements and what is wrong: node parse_cypher.mjs FILE
import { readFileSync } from "node:fs";
import { lintCypherQuery, parseStatementsStrs } from "@neo4j-cypher/language-support";

const script = readFileSync(process.argv[2], "utf8");
const { diagnostics } = lintCypherQuery(script, {});
console.log(JSON.stringify({ statements: parseStatementsStrs(script), problems: diagnostics.map((each) => each.message) }));
