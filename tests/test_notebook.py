"""The notebook in the docs: every cell runs, and prints what stands under it. ACCEPT=1 renews what stands there."""

import ast
import io
import json
import os
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
NOTEBOOK = ROOT / "docs" / "notebook.ipynb"


def test_every_cell_prints_what_stands_under_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cells run one after the other, as in a kernel, over the shipped dataset."""
    monkeypatch.chdir(ROOT)
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    names: dict[str, Any] = {}
    outputs = [_outputs(names, "".join(cell["source"])) for cell in cells]
    if os.environ.get("ACCEPT"):
        for cell, output in zip(cells, outputs, strict=True):
            cell["outputs"] = output
        NOTEBOOK.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

    assert outputs == [cell["outputs"] for cell in cells]
    assert all(outputs)


def _outputs(names: dict[str, Any], source: str) -> list[dict[str, Any]]:
    """Run a cell; return what it prints and what it ends with, as notebooks store them."""
    printed = io.StringIO()
    *body, last = ast.parse(source).body
    is_asked = isinstance(last, ast.Expr)
    result = None
    with redirect_stdout(printed):
        exec(compile(ast.Module(body if is_asked else [*body, last], []), "cell", "exec"), names)  # noqa: S102 - ours
        if isinstance(last, ast.Expr):
            result = eval(compile(ast.Expression(last.value), "cell", "eval"), names)  # noqa: S307 - ours
    found: list[dict[str, Any]] = []
    if text := printed.getvalue():
        found.append({"name": "stdout", "output_type": "stream", "text": text.splitlines(keepends=True)})
    if result is not None:
        text = repr(result)
        data = {"text/plain": text.splitlines(keepends=True)}
        found.append({"data": data, "execution_count": None, "metadata": {}, "output_type": "execute_result"})
    return found
