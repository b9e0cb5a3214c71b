// How to cite what is looked at: the dataset, a document of it, a relation; as text, BibTeX and CSL-JSON.

import { relationId } from "./model.mjs";
import { documentCitation, sentence } from "./words.mjs";

/** Return what there is to cite, by what it is called; of a relation its address in the dataset. */
export function citedOf(graph, at, address) {
  const { by, date, licence, url, version } = graph.source;
  const data = { type: "dataset", title: graph.title, author: by, date, version, url: url || address, licence };
  if (at?.relation !== undefined) return { ...data, part: sentence(graph, at.relation), id: relationId(graph, at.relation), url: address };
  const entity = at?.entity;
  if (entity === undefined) return data;
  const { id, name, kind, url: urls, published } = graph.entities;
  if (kind[entity] !== graph.documentKind) return { ...data, part: name[entity], id: id[entity], url: address };
  const when = published[entity];
  return {
    type: "article",
    title: name[entity],
    author: "",
    date: when === undefined ? "" : graph.dates.text[when],
    url: urls[entity] ?? "",
    whole: graph.citations[entity] ? documentCitation(graph, entity) : "",
  };
}

/** Return a citation as a line of text. */
export function citedAsText(cited) {
  if (cited.whole) return [cited.whole, cited.url].filter(Boolean).join(", ");
  const { author, part, id, title, version, date, licence, url } = cited;
  return [author, part && `“${part}” (${id})`, title, version && `version ${version}`, date, licence, url].filter(Boolean).join(", ");
}

/** Return a citation as an entry of BibTeX. */
export function citedAsBibtex(cited) {
  const { author, part, id, title, date, url, version } = cited;
  const year = /^\d{4}/.exec(date ?? "")?.[0];
  const fields = { author, title: part ? `${part} [${id}]` : title, booktitle: part && title, year, version, url };
  const key = `${slugged(author || title)}${year ?? ""}`;
  const lines = Object.entries(fields).filter(([, value]) => value).map(([name, value]) => `  ${name} = {${escaped(value)}},`);
  return `@${part ? "inbook" : "misc"}{${key},\n${lines.join("\n")}\n}\n`;
}

/** Return a citation as CSL-JSON, which Zotero and its kin read. */
export function citedAsCsl(cited) {
  const { type, author, part, id, title, date, url, version } = cited;
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(date ?? "")?.slice(1).filter(Boolean).map(Number);
  const item = {
    id: id ?? slugged(title),
    type,
    title: part ?? title,
    ...(part && { "container-title": title }),
    ...(author && { author: [{ literal: author }] }),
    ...(parts && { issued: { "date-parts": [parts] } }),
    ...(version && { version }),
    ...(url && { URL: url }),
  };
  return `${JSON.stringify([item], null, 2)}\n`;
}

function escaped(text) {
  return text.replace(/[\\{}]/g, "").replace(/([#$%&_])/g, "\\$1");
}

function slugged(text) {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, "").slice(0, 24) || "data";
}
