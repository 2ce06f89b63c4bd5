"""Listings: JSON and text agree, a pipe gets plain whole lines, a terminal loses no words."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Dragoman
from dragoman.cli.output import by_threes
from dragoman.cli.reading import progress_bar

COMMAND = str(Path(sys.executable).with_name("dragoman"))
LISTINGS = {
    "chronicle": ["chronicle"],
    "of a pair": ["chronicle", "TCD", "Fiji", "--since", "1980-01-01", "--type", "support"],
    "relations": ["relations", "TCD", "FJI"],
    "statements": ["statements", "--thoughts"],
    "disputes": ["disputes"],
    "notices": ["notices"],
    "codebook": ["codebook"],
}
listings = pytest.mark.parametrize("arguments", LISTINGS.values(), ids=LISTINGS)


def with_record(arguments: list[str], record: Path) -> list[str]:
    return arguments if arguments[0] == "codebook" else [*arguments, "--record", str(record)]


def rows(text: str) -> list[str]:
    """The lines of a table without its head and what stands below it."""
    return [line for line in text.splitlines()[1:] if line and "undated, at the end" not in line]


def acts(lines: list[dict[str, Any]]) -> list[list[str]]:
    """What the text of a chronicle must show, row by row."""
    shown: list[list[str]] = []
    for line in lines:
        sources = [*line["sources"], *line["voices"][:2]]
        day = f"printed {line['printed'][0]}" if dated_by_printing(line) else line["date"]
        shown.append([day, line["direction"], line["type"], line["headline"], *sources])
        for dispute in line["disputes"]:
            shown += [[v["value"], *v["outlets"], "disputed"] for v in dispute["values"]]
    return shown


def dated_by_printing(line: dict[str, Any]) -> bool:
    return line["date"] == "undated" and bool(line["printed"])


def agree(text: list[str], wanted: list[list[str]]) -> None:
    assert wanted, "nothing to compare"
    assert len(text) == len(wanted)
    for line, words in zip(text, wanted, strict=True):
        assert [word for word in words if word not in line] == []


def test_a_chronicle_in_json_is_the_one_in_text(dragoman: Dragoman, record: Path) -> None:
    arguments = ["chronicle", "--record", str(record)]
    found = dragoman(*arguments, "--format", "json").json
    agree(rows(dragoman(*arguments).out), acts(found["lines"]))


def test_relations_in_json_are_those_in_text(dragoman: Dragoman, record: Path) -> None:
    arguments = ["relations", "TCD", "FJI", "--record", str(record)]
    found, text = dragoman(*arguments, "-f", "json").json, dragoman(*arguments).out
    head, table = text.split("\n\n")[:2]
    assert head.startswith(f"{found['names'][0]} – {found['names'][1]}   ")
    assert f"{found['documents']} documents" in head
    agree(rows(table), acts(found["chronicle"]["lines"]))
    assert all(f"{h['name']} {h['statements']} statement" in text for h in found["heard"])
    assert all(h["name"] in text.split("never heard")[1] for h in found["unheard"])


def test_statements_in_json_are_those_in_text(dragoman: Dragoman, record: Path) -> None:
    arguments = ["statements", "--record", str(record)]
    found = dragoman(*arguments, "-f", "json").json
    words = [[s["speaker"], s["cue"], s["text"].replace("\n", " "), s["outlet"]] for s in found]
    agree(rows(dragoman(*arguments).out), words)


def test_disputes_in_json_are_those_in_text(dragoman: Dragoman, record: Path) -> None:
    arguments = ["disputes", "--record", str(record)]
    found, text = dragoman(*arguments, "-f", "json").json, dragoman(*arguments).out
    assert found
    for dispute in found:
        assert f"{dispute['about']}   {dispute['attribute']} disputed · {dispute['id']}" in text
        for value in dispute["values"]:
            assert f"  {value['value']}   {', '.join(value['outlets'])}" in text
            assert all(f"“{sentence}”" in text for sentence in value["sentences"])


def test_notices_in_json_are_those_in_text(dragoman: Dragoman, record: Path) -> None:
    arguments = ["notices", "--record", str(record)]
    found = dragoman(*arguments, "-f", "json").json
    wanted = [[one["reason"], one["source"]] for line in found for one in line["occasions"]]
    assert {"unreadable", "unknown-actor"} <= {line["kind"] for line in found}
    agree(rows(dragoman(*arguments).out), wanted)


def test_the_most_frequent_notices_come_first(dragoman: Dragoman, tmp_path: Path) -> None:
    text = "{} met the envoy of Chad in Suva on Monday, as the ministry of Fiji said in a note.\n"
    for name in ("Ana Oru", "Bela Oru"):
        (tmp_path / f"{name}.txt").write_text(text.format(name) * 2, encoding="utf-8")
    (tmp_path / "third.txt").write_text(text.format("Ana Oru"), encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    record = tmp_path / "record.db"
    dragoman("read", tmp_path, "--record", record)
    found = dragoman("notices", "--record", record, "--format", "json").json
    assert [(n["kind"], n["what"], n["times"]) for n in found] == [
        ("unknown-actor", "Ana Oru", 2),
        ("unknown-actor", "Bela Oru", 1),
        ("unreadable", str(tmp_path / "empty.txt"), 1),
    ]
    one = dragoman("notices", "-k", "unreadable", "-n", "1", "--record", record, "-f", "json").json
    assert one == found[-1:]


def test_every_id_that_is_listed_can_be_shown(dragoman: Dragoman, record: Path) -> None:
    place = ["--record", str(record)]
    events = dragoman("chronicle", *place, "-f", "json").json["lines"]
    others = [e for c in ("statements", "disputes") for e in dragoman(c, *place, "-f", "json").json]
    for entry in (*events, *others):
        shown = dragoman("show", entry["id"], *place, "-f", "json").json
        assert shown["id"] == entry["id"]
        text = dragoman("show", entry["id"], *place).out
        assert all(account["sentence"] in text for account in shown["accounts"])
        assert all(words in text for _, words in shown["facts"])


def test_the_options_narrow_the_chronicle(dragoman: Dragoman, record: Path) -> None:
    def dates(*options: str) -> list[str]:
        found = dragoman("chronicle", "--record", record, "-f", "json", *options).json["lines"]
        return [line["date"] for line in found]

    everything = dates()
    dated = [day for day in everything if day != "undated"]
    assert "2019-05-04" in dates("--since", "2019-01-01") != everything
    assert dates("--since", "2019-01-01") == [day for day in dated if day >= "2019"]
    assert dates("--until", "2018-12-31") == [day for day in dated if day < "2019"]
    assert dates("--limit", "2") == everything[:2]
    assert dates("--type", "ASSAULT") == []
    assert dates("FJI", "TCD") == dates("chad", "fiji") != []


@listings
@pytest.mark.parametrize("colour", ["FORCE_COLOR", "CLICOLOR_FORCE", "TTY_COMPATIBLE"])
def test_a_pipe_gets_no_colours(
    dragoman: Dragoman, record: Path, arguments: list[str], colour: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    plain = dragoman(*with_record(arguments, record))
    monkeypatch.setenv(colour, "1")
    monkeypatch.setenv("COLUMNS", "40")
    forced = dragoman(*with_record(arguments, record))
    assert plain.code == 0
    assert "\x1b" not in plain.out
    assert forced == plain


@pytest.mark.parametrize("command", ["chronicle", "statements", "disputes", "notices"])
def test_an_empty_answer_says_so(dragoman: Dragoman, tmp_path: Path, command: str) -> None:
    (tmp_path / "dull.txt").write_text("It rained in the valley all day long. " * 5, "utf-8")
    record = tmp_path / "dull.db"
    assert dragoman("read", tmp_path / "dull.txt", "--record", record).code == 0
    answer = dragoman(command, "--record", record).out
    assert re.fullmatch(r"(Nothing|No disputes)[^\n]*\.\n", answer)


@listings
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_reader_may_leave_early(record: Path, arguments: list[str], form: str) -> None:
    command = [COMMAND, *with_record(arguments, record), "--format", form]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:  # noqa: S603
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        complaint = running.stderr.read()
    assert (running.returncode, complaint) == (0, b"")


def test_a_terminal_gets_every_word_within_its_width(record: Path, dragoman: Dragoman) -> None:
    pty = pytest.importorskip("pty", reason="terminals are POSIX")
    ours, theirs = pty.openpty()
    environment = os.environ | {"COLUMNS": "80", "LINES": "50", "TERM": "xterm-256color"}
    command = [COMMAND, "chronicle", "--record", str(record)]
    subprocess.run(command, stdout=theirs, env=environment, check=True)  # noqa: S603
    os.close(theirs)
    raw = _drain(ours)
    shown = re.sub(r"\x1b\[[0-9;]*m", "", raw)
    assert "\x1b" in raw
    assert max(map(len, shown.splitlines())) <= 80
    lines = dragoman("chronicle", "--record", record, "-f", "json").json["lines"]
    words = {word for line in lines for word in line["headline"].split()}
    assert [word for word in words if word not in shown] == []


def _drain(descriptor: int) -> str:
    pieces = []
    try:
        while piece := os.read(descriptor, 65536):
            pieces.append(piece)
    except OSError:
        pass  # Linux ends a terminal's output so
    os.close(descriptor)
    return b"".join(pieces).decode()


def test_no_row_of_statements_is_padded_to_the_longest_words(
    dragoman: Dragoman, record: Path
) -> None:
    head, *rows = dragoman("statements", "--record", record).out.splitlines()
    said = dragoman("statements", "--record", record, "--format", "json").json
    assert [row[head.index("what") :] for row in rows] == [one["text"] for one in said]


def test_progress_is_told_in_lines_where_no_bar_can_be_drawn(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with progress_bar() as step:
        for number in range(1, 121):
            step(number, 120, f"articles/{number}.txt")
    told = capsys.readouterr()
    assert told.err.splitlines() == ["reading 50 of 120: 50.txt", "reading 100 of 120: 100.txt"]
    assert told.out == ""


def test_disputed_values_come_with_their_day_of_printing(dragoman: Dragoman, record: Path) -> None:
    listed = dragoman("disputes", "--record", record)
    assert "herald.txt, printed 2019-05-03" in listed.out
    (dispute,) = dragoman("disputes", "--record", record, "--format", "json").json
    shown = dragoman("show", dispute["id"], "--record", record)
    assert "post.txt (2019-05-04)" in shown.out


def test_digits_stand_by_threes_and_years_stay_whole() -> None:
    assert by_threes("at least 2500000 FJD") == "at least 2,500,000 FJD"
    assert by_threes("2023–2024") == "2023–2024"
