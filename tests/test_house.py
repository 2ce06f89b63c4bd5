"""The house stays in order: sizes, and no word of a module that nobody wrote down."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "src").rglob("*.py")) + sorted((ROOT / "training").rglob("*.py"))
MOST_LINES = 400
MOST_MEDIAN_LINES = 120
MOST_FUNCTION_LINES = 50
LONG_FUNCTION_LINES = 30
MOST_LONG_FUNCTIONS = 0.05


def functions(module: Path) -> Iterator[tuple[str, int]]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_small_and_says_what_it_is(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    assert all(lines <= MOST_FUNCTION_LINES for _, lines in functions(module))
    assert not text.strip() or ast.get_docstring(ast.parse(text)), "a module begins by saying why"


def test_most_modules_and_functions_are_short() -> None:
    lengths = [len(m.read_text(encoding="utf-8").splitlines()) for m in MODULES]
    assert median(length for length in lengths if length) <= MOST_MEDIAN_LINES
    sizes = [lines for module in MODULES for _, lines in functions(module)]
    long = sum(1 for lines in sizes if lines > LONG_FUNCTION_LINES)
    assert long / len(sizes) <= MOST_LONG_FUNCTIONS
