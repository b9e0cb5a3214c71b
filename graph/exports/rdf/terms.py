"""The words our RDF is written in: prefixes, and for each word its property and what stands under it.

schema.org and PROV wherever they have the word; ours only for what they lack: standing, stance, EDTF dates.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Form = Literal["text", "ref", "node", "plain", "xsd:date", "xsd:double", "xsd:anyURI", "edtf:EDTF"]
"""``ref`` is the id of a node, ``node`` one without id, ``plain`` a whole number or a truth; else text of that type."""


class Term(NamedTuple):
    """A word: the property it stands for, and the form of its values."""

    property: str
    form: Form


# To publish the graph under a web address of your own, change the seven prefixes of `urn:claimgraph:`, nothing else.
PREFIXES = {
    "entity": "urn:claimgraph:entity:",
    "relation": "urn:claimgraph:relation:",
    "claim": "urn:claimgraph:claim:",
    "type": "urn:claimgraph:type:",
    "unit": "urn:claimgraph:unit:",
    "kind": "urn:claimgraph:kind:",
    "claimgraph": "urn:claimgraph:term:",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
A = "@type"
TERMS = {
    A: Term("rdf:type", "ref"),
    # of an entity
    "name": Term("schema:name", "text"),
    "aliases": Term("schema:alternateName", "text"),
    "description": Term("schema:description", "text"),
    "note": Term("claimgraph:note", "text"),
    "url": Term("schema:url", "xsd:anyURI"),
    "visibility": Term("claimgraph:visibility", "text"),
    "published": Term("schema:datePublished", "edtf:EDTF"),
    "genre": Term("schema:genre", "text"),
    "language": Term("schema:inLanguage", "text"),
    "archived": Term("schema:archivedAt", "xsd:anyURI"),
    "accessed": Term("claimgraph:accessed", "edtf:EDTF"),
    "withdrawn": Term("claimgraph:withdrawn", "edtf:EDTF"),
    "names": Term("claimgraph:name", "node"),
    "former": Term("claimgraph:former", "plain"),
    "was": Term("claimgraph:formerId", "text"),
    "not": Term("owl:differentFrom", "ref"),
    "text": Term("schema:encoding", "node"),
    "file": Term("schema:name", "text"),
    "sha256": Term("schema:sha256", "text"),
    "paragraphCount": Term("claimgraph:paragraphCount", "plain"),
    "pageCount": Term("claimgraph:pageCount", "plain"),
    "secondCount": Term("claimgraph:secondCount", "plain"),
    "transcript": Term("schema:transcript", "text"),
    # of a relation
    "sentence": Term("rdfs:label", "text"),
    "from": Term("rdf:subject", "ref"),
    "relationType": Term("rdf:predicate", "ref"),
    "to": Term("rdf:object", "ref"),
    "standing": Term("claimgraph:standing", "text"),
    "asserted": Term("claimgraph:asserted", "plain"),
    "sources": Term("claimgraph:independentSources", "plain"),
    "past": Term("claimgraph:past", "plain"),
    "when": Term("claimgraph:when", "edtf:EDTF"),
    "earliest": Term("claimgraph:earliest", "xsd:date"),
    "latest": Term("claimgraph:latest", "xsd:date"),
    "conflicts": Term("claimgraph:conflictsWith", "ref"),
    "also": Term("claimgraph:also", "node"),
    "word": Term("schema:roleName", "text"),
    "participant": Term("claimgraph:participant", "ref"),
    "figures": Term("claimgraph:figure", "node"),
    "unit": Term("schema:unitText", "text"),
    "value": Term("schema:value", "text"),
    "low": Term("schema:minValue", "xsd:double"),
    "high": Term("schema:maxValue", "xsd:double"),
    "claims": Term("prov:wasDerivedFrom", "ref"),
    # of a claim
    "document": Term("prov:wasDerivedFrom", "ref"),
    "place": Term("claimgraph:place", "text"),
    "citation": Term("schema:citation", "text"),
    "stance": Term("claimgraph:stance", "text"),
    "by": Term("prov:wasAttributedTo", "ref"),
    "covers": Term("claimgraph:covers", "edtf:EDTF"),
    "given": Term("claimgraph:value", "text"),
    "says": Term("claimgraph:says", "text"),
    "remark": Term("claimgraph:remark", "text"),
    "quote": Term("schema:text", "text"),
    "repeats": Term("claimgraph:repeats", "text"),
    # of a kind or a type
    "label": Term("rdfs:label", "text"),
    "plural": Term("claimgraph:plural", "text"),
    "colour": Term("claimgraph:colour", "text"),
    "shape": Term("claimgraph:shape", "text"),
    "inverse": Term("claimgraph:inverse", "text"),
    "family": Term("claimgraph:family", "text"),
    "speech": Term("claimgraph:speech", "plain"),
    "part": Term("claimgraph:part", "plain"),
    "valueForm": Term("claimgraph:valueForm", "text"),
    "scheme": Term("claimgraph:scheme", "text"),
    "many": Term("claimgraph:many", "plain"),
    "wider": Term("claimgraph:someOf", "text"),
    # of the dataset
    "licence": Term("schema:license", "text"),
    "maker": Term("schema:creator", "text"),
    "date": Term("schema:dateModified", "edtf:EDTF"),
    "version": Term("schema:version", "text"),
    "ftm": Term("claimgraph:followTheMoney", "text"),
    "broader": Term("rdfs:subClassOf", "ref"),
    "fromKinds": Term("schema:domainIncludes", "ref"),
    "toKinds": Term("schema:rangeIncludes", "ref"),
}
CLASSES = {
    "person": "schema:Person",
    "organization": "schema:Organization",
    "government": "schema:GovernmentOrganization",
    "place": "schema:Place",
    "programme": "schema:Project",
    "event": "schema:Event",
    "document": "schema:CreativeWork",
}
"""schema.org's class for a built-in kind; any other kind is a `schema:Thing`."""
