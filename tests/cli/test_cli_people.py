"""`dragoman actors`: text and JSON agree, and wrong use is said."""

from pathlib import Path

from cli.conftest import Dragoman


def test_actors_are_listed_alike_as_text_and_json(dragoman: Dragoman, record: Path) -> None:
    text = dragoman("actors", "--record", record)
    lines = dragoman("actors", "--record", record, "--format", "json").json
    assert text.code == 0
    assert len(text.out.splitlines()) == len(lines) + 1
    assert all(line["name"] in text.out and line["why"] in text.out for line in lines)
    assert {"TCD", "FJI"} <= {line["id"] for line in lines}


def test_one_actor_and_the_unknown_ones(dragoman: Dragoman, record: Path) -> None:
    one = dragoman("actors", "Senilagakali", "--record", record)
    assert "person · person.jona-senilagakali" in one.out
    assert "prime minister of Fiji" in one.out
    unknown = dragoman("actors", "--unresolved", "--record", record)
    assert "Ana Oru was there." in unknown.out


def test_wrong_use_is_said(dragoman: Dragoman, record: Path) -> None:
    both = dragoman("actors", "Fiji", "--unresolved", "--record", record)
    assert (both.code, "not both" in both.complaint) == (2, True)
    nobody = dragoman("actors", "Nobody", "--record", record)
    assert nobody.code != 0
    assert "nobody in this record is called 'Nobody'" in nobody.complaint
