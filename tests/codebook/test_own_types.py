"""A codebook of one's own: what it may say, and what is said of one that does not fit."""

from pathlib import Path

import pytest

from dragoman.codebook.own_types import read_own_types
from dragoman.errors import CodebookError

EXAMPLES = [f"[A Lima] [E thanked the harbour of] [R Callao] {n} times." for n in range(10)]


def written(folder: Path, *, name: str = "thank", of: str = "SUPPORT", examples: list[str]) -> Path:
    path = folder / "own.yaml"
    lines = "".join(f'      - "{line}"\n' for line in examples)
    path.write_text(
        f"types:\n  {name}:\n    of: {of}\n    definition: Thanks.\n    examples:\n{lines}"
    )
    return path


def test_a_type_is_read_with_its_examples(tmp_path: Path) -> None:
    (own,) = read_own_types(written(tmp_path, examples=EXAMPLES))
    assert (own.name, own.parent, len(own.examples)) == ("thank", "SUPPORT", 10)
    assert own.examples[0].text == "Lima thanked the harbour of Callao 0 times."
    assert own.examples[0].of("R") == ((28, 34),)


@pytest.mark.parametrize(
    ("name", "of", "examples", "fault"),
    [
        ("thank", "SUPPORT", EXAMPLES[:9], "9 different examples; 10 are needed"),
        ("thank", "SUPPORT", EXAMPLES[:1] * 10, "1 different examples"),
        ("thank", "PRAISE", EXAMPLES, "refines PRAISE, which is none of"),
        ("Thank You", "SUPPORT", EXAMPLES, "small letters"),
        ("visit", "CONSULT", EXAMPLES, "has a mode of that name"),
        ("thank", "SUPPORT", [*EXAMPLES, "Lima [E thanked] all."], "example 11 marks nobody"),
        ("thank", "SUPPORT", [*EXAMPLES, "[A Lima] rested."], "example 11 marks no words"),
        ("thank", "SUPPORT", [*EXAMPLES, "[X Lima] rested."], "bracket that marks nothing"),
    ],
)
def test_what_does_not_fit_is_said(
    tmp_path: Path, name: str, of: str, examples: list[str], fault: str
) -> None:
    with pytest.raises(CodebookError, match=fault):
        read_own_types(written(tmp_path, name=name, of=of, examples=examples))


def test_all_faults_are_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(CodebookError) as raised:
        read_own_types(written(tmp_path, name="T", of="PRAISE", examples=EXAMPLES[:3]))
    assert str(raised.value).count("own.yaml") == 3


def test_a_missing_file_and_a_misspelt_field_are_errors(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="cannot be read"):
        read_own_types(tmp_path / "none.yaml")
    path = tmp_path / "own.yaml"
    path.write_text("types:\n  thank:\n    off: SUPPORT\n")
    with pytest.raises(CodebookError, match=r"own\.yaml"):
        read_own_types(path)
