"""The schema knows every key that the reader knows, and the real language server makes use of it."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from nodejs import package_file
from shipped import ROOT

from graph.curated import claims, definitions, description, entities, relations
from graph.curated.load import load
from graph.desk.schema import MOST_IDS, schemas
from graph.model.records import Entity
from graph.questions.visibility import public

TINY = Path(__file__).parent.parent / "data" / "tiny"
SHIPPED = load(ROOT)


def properties(schema: Any, *way: str) -> dict[str, Any]:
    """Return the properties found by a way of keys."""
    for step in way:
        schema = schema[int(step) if step.isdigit() else step]
    found: dict[str, Any] = schema["properties"]
    return found


def test_every_key_of_the_reader_is_explained() -> None:
    """The tables are the reader's own: none of its keys is missing, and there are no others."""
    found = schemas(SHIPPED)
    entity = properties(found["entities"], "properties", "entities", "items")
    relation = properties(found["relations"], "properties", "relations", "items")
    given = {
        "dataset": properties(found["entities"], "properties", "dataset"),
        "kind": properties(found["entities"], "properties", "kinds", "additionalProperties"),
        "entity": entity,
        "alias": properties(entity["aliases"], "items", "anyOf", "1"),
        "text": properties(entity["text"]),
        "type": properties(found["relations"], "properties", "types", "additionalProperties"),
        "relation": relation,
        "claim": properties(relation["evidence"], "items", "anyOf", "1"),
    }
    known = {
        "dataset": description.KEYS,
        "kind": definitions.KIND_KEYS,
        "entity": entities.KEYS,
        "alias": entities.ALIAS_KEYS,
        "text": entities.TEXT_KEYS,
        "type": definitions.TYPE_KEYS,
        "relation": relations.KEYS,
        "claim": claims.CLAIM_KEYS,
    }

    assert {name: set(keys) for name, keys in given.items()} == {name: set(keys) for name, keys in known.items()}
    assert all(schema["description"] for keys in given.values() for schema in keys.values())


def test_ids_are_listed_up_to_a_number() -> None:
    """Five thousand, each with what it is; beyond that any text."""
    few, many = (
        SHIPPED._replace(entities={f"e{at}": Entity(f"e{at}", "person", f"E {at}") for at in range(count)})
        for count in (MOST_IDS, MOST_IDS + 1)
    )

    def start(dataset: Any) -> Any:
        return properties(schemas(dataset)["relations"], "properties", "relations", "items")["from"]

    assert (len(start(few)["enum"]), start(few)["markdownEnumDescriptions"][1]) == (MOST_IDS, "E 1 (person)")
    assert "enum" not in start(many)


def test_nothing_restricted_is_in_the_schema() -> None:
    """Whoever is left out of a public view is not offered."""
    told = json.dumps(schemas(public(load(TINY))[0]))

    assert "port-programme" not in told
    assert "port-programme" in json.dumps(schemas(load(TINY)))


class Server:
    """The YAML language server, spoken to as an editor does."""

    def __init__(self, folder: Path) -> None:
        program = package_file("yaml-language-server/bin/yaml-language-server")
        self._process = subprocess.Popen(["node", program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._number = 0
        self._folder = folder
        self._yaml: dict[str, Any] = {}
        self.ask("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": {}})
        self.tell("initialized", {})
        named = {"entities": ["entities.yaml", "entities/**"], "relations": ["relations.yaml", "relations/**"]}
        found = {(folder / f"{name}.json").as_uri(): files for name, files in named.items()}
        self._yaml = {
            "schemas": found,
            "validate": True,
            "completion": True,
            "hover": True,
            "schemaStore": {"enable": False},
        }
        self.tell("workspace/didChangeConfiguration", {"settings": {"yaml": self._yaml}})

    def tell(self, method: str, params: Any) -> None:
        """Notify the server."""
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def ask(self, method: str, params: Any) -> Any:
        """Ask the server; return its result."""
        self._number += 1
        self._send({"jsonrpc": "2.0", "id": self._number, "method": method, "params": params})
        return self._until(lambda it: it.get("id") == self._number and "method" not in it)["result"]

    def problems(self, name: str, text: str) -> list[tuple[int, str]]:
        """Open a file; return what is underlined, by line."""
        uri = (self._folder / name).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        found = self._until(
            lambda it: it.get("method") == "textDocument/publishDiagnostics" and it["params"]["uri"] == uri
        )
        return [(it["range"]["start"]["line"], it["message"]) for it in found["params"]["diagnostics"]]

    def at(self, method: str, name: str, line: int, character: int) -> Any:
        """Ask about a place of a file that is open."""
        place = {"line": line, "character": character}
        return self.ask(method, {"textDocument": {"uri": (self._folder / name).as_uri()}, "position": place})

    def close(self) -> None:
        """End the server."""
        self._process.kill()
        self._process.communicate()

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps(message).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _until(self, is_wanted: Any) -> Any:
        while True:
            message = self._read()
            if is_wanted(message):
                return message
            if "id" in message and "method" in message:  # the server asks back: for its settings
                items = (message.get("params") or {}).get("items", [])
                result = [self._yaml if item.get("section") == "yaml" else None for item in items]
                self._send({"jsonrpc": "2.0", "id": message["id"], "result": result})

    def _read(self) -> Any:
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        return json.loads(self._process.stdout.read(length))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return a server that has the schemas of the shipped dataset."""
    folder = tmp_path_factory.mktemp("editor")
    for name, schema in schemas(SHIPPED).items():
        (folder / f"{name}.json").write_text(json.dumps(schema), "utf-8")
    started = Server(folder)
    yield started
    started.close()


@pytest.mark.parametrize("file", ["entities.yaml", "relations.yaml", "relations/voa-2023-defections-drop.yaml"])
def test_nothing_is_underlined_in_a_sound_file(file: str, server: Server) -> None:
    """What the reader takes, the editor takes."""
    assert server.problems(file, (ROOT / file).read_text("utf-8")) == []


def test_a_mistake_is_underlined(server: Server) -> None:
    """An id that there is not, a key that there is not, a stance that there is not, each in its line."""
    text = (
        "document: voa-2023-defections-drop\nrelations:\n- from: salai-timy\n  type: blamed\n  to: myanmar-junta\n"
        "  wen: 2022\n  evidence:\n  - {cite: 23, stance: deny}\n"
    )
    lines = {line for line, _message in server.problems("relations/wrong.yaml", text)}

    assert lines == {2, 5, 7}


def test_ids_are_completed_and_keys_explained(server: Server) -> None:
    """Behind `from:` all entities; over a key what it means."""
    text = "relations:\n- from: \n  type: blamed\n  to: myanmar-junta\n  evidence:\n  - cite: 23\n    quote: a few\n"
    server.problems("relations/half.yaml", text)

    offered = server.at("textDocument/completion", "relations/half.yaml", 1, 8)
    labels = {item["label"] for item in (offered["items"] if isinstance(offered, dict) else offered)}
    shown = server.at("textDocument/hover", "relations/half.yaml", 6, 6)

    assert set(SHIPPED.entities) <= labels
    assert "at most twelve" in json.dumps(shown)
