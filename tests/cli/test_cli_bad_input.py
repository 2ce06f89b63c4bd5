"""Bad input and wrong use: one clear line each, the right exit code, and nothing lost."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import HERALD, Dragoman

COMMAND = str(Path(sys.executable).with_name("dragoman"))
PAGE = """<!doctype html><html lang="en"><head><title>Herald</title></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav></body></html>"""

UNREADABLE = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n", "empty"),
    "binary.txt": (bytes(range(256)) * 40, "binary"),
    "binary.html": (b"\0\1\2\3\xff\xfe" * 2000, "binary"),
    "paper.txt": (b"%PDF-1.7\n...", "PDF"),
    "sheet.ods": (b"PK\3\4", "files named .ods are not read"),
    "nosuffix": (HERALD.encode(), "without a suffix"),
    "large.txt": (HERALD.encode() * (20 * 2**20 // len(HERALD)), "limit of 10.0 MB"),
    "nav.html": (PAGE.encode(), "no article"),
    "dots.txt": (b"...\n* * *\n", "no article"),
}
CURLY = HERALD.replace("said that", "said, “as is known,” that") + "The café was full.\n"
READABLE = {
    "utf8.txt": CURLY.encode(),
    "mark.txt": CURLY.encode("utf-8-sig"),
    "utf16.txt": CURLY.encode("utf-16"),
    "utf16be.txt": b"\xfe\xff" + CURLY.encode("utf-16-be"),
    "cp1252.txt": CURLY.encode("cp1252"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_an_unreadable_file_is_one_line_and_the_rest_is_read(
    dragoman: Dragoman, tmp_path: Path, name: str
) -> None:
    data, reason = UNREADABLE[name]
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / name).write_bytes(data)
    (folder / "good.txt").write_text(HERALD, encoding="utf-8")
    record = tmp_path / "record.db"
    done = dragoman("read", folder, "--record", record)
    assert done.code == 1
    assert done.complaint.startswith(f"not read: {folder / name}: ")
    assert reason in done.complaint
    assert done.out == f"1 read → {record}\n"
    assert dragoman("chronicle", "--record", record, "-f", "json").json["lines"]
    again = dragoman("read", folder, "--record", record)
    assert (again.code, again.complaint) == (1, done.complaint)
    listed = dragoman("notices", "--record", record, "-f", "json").json
    assert [notice["what"] for notice in listed] == [str(folder / name)]


@pytest.mark.parametrize("name", READABLE)
def test_an_encoding_is_no_hindrance(dragoman: Dragoman, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(READABLE[name])
    record = tmp_path / "record.db"
    done = dragoman("read", tmp_path / name, "--record", record)
    assert (done.code, done.err) == (0, "")
    (said,) = {
        line["text"]
        for line in dragoman("statements", "--record", record, "-f", "json").json
        if line["cue"] == "told"
    }
    assert said.startswith("“We thank Chad")
    dragoman("export", "--record", record, "--to", tmp_path / "out")
    assert "The café was full." in (tmp_path / "out/documents.jsonl").read_text(encoding="utf-8")


def test_broken_utf8_is_read_and_noticed(dragoman: Dragoman, tmp_path: Path) -> None:
    (tmp_path / "broken.txt").write_bytes(CURLY.encode() + b"It was \xe2\x80 late.\n")
    record = tmp_path / "record.db"
    done = dragoman("read", tmp_path / "broken.txt", "--record", record)
    assert done.code == 0
    assert "1 × damaged: see `dragoman notices --kind damaged`" in done.err
    assert "1 of its characters" in dragoman("notices", "--record", record).out


def test_inputs_that_are_not_there_are_a_line_each(
    dragoman: Dragoman, tmp_path: Path, articles: Path
) -> None:
    (tmp_path / "empty").mkdir()
    missing = [tmp_path / "empty", tmp_path / "nowhere", tmp_path / "*.txt"]
    done = dragoman("read", *missing, articles, "--record", tmp_path / "record.db")
    assert done.code == 1
    assert done.out.startswith("2 read")
    wanted = ["no files in this folder", "no such file", "no file fits this pattern"]
    for line, path, why in zip(_not_read(done.err), missing, wanted, strict=True):
        assert line.startswith(f"not read: {path}: ")
        assert why in line


def _not_read(complaints: str) -> list[str]:
    return [line for line in complaints.splitlines() if line.startswith("not read: ")]


def test_nothing_readable_still_leaves_a_record_that_says_so(
    dragoman: Dragoman, tmp_path: Path
) -> None:
    record = tmp_path / "record.db"
    assert dragoman("read", tmp_path / "nowhere.txt", "--record", record).code == 1
    assert "nowhere.txt" in dragoman("notices", "--record", record).out


def test_read_in_json_lists_what_was_refused(dragoman: Dragoman, tmp_path: Path) -> None:
    record = tmp_path / "record.db"
    done = dragoman("read", tmp_path / "nowhere.txt", "--record", record, "-f", "json")
    assert done.code == 1
    (refused,) = done.json["refused"]
    assert refused["source"] == str(tmp_path / "nowhere.txt")


RECORDS = {
    "in no folder": ("nofolder/record.db", "no folder"),
    "in a file": ("herald.txt/record.db", "herald.txt"),
    "a folder": ("", "is a folder"),
    "a text": ("herald.txt", "is no Dragoman record"),
    "another's database": ("other.db", "but no Dragoman record"),
}


@pytest.mark.parametrize("command", ["read", "chronicle", "export"])
@pytest.mark.parametrize(("place", "why"), RECORDS.values(), ids=RECORDS)
def test_a_place_that_is_no_record(
    dragoman: Dragoman, tmp_path: Path, command: str, place: str, why: str
) -> None:
    (tmp_path / "herald.txt").write_text(HERALD, encoding="utf-8")
    _another_database(tmp_path / "other.db")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    own = {"read": [str(tmp_path / "herald.txt")], "export": ["--to", str(tmp_path / "out")]}
    done = dragoman(command, *own.get(command, []), "--record", tmp_path / place)
    assert done.code == 2
    assert done.complaint.startswith("dragoman: ")
    assert why in done.complaint or "no record at" in done.complaint
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def _another_database(path: Path) -> None:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE documents (id INTEGER)")
        connection.commit()


def test_a_damaged_record_is_one_line(dragoman: Dragoman, tmp_path: Path, record: Path) -> None:
    damaged = tmp_path / "damaged.db"
    data = record.read_bytes()
    damaged.write_bytes(data[:4096] + os.urandom(len(data) - 4096))
    done = dragoman("chronicle", "--record", damaged)
    assert done.code == 2
    assert done.complaint.startswith(f"dragoman: {damaged}")


WRONG = {
    "a day": (["chronicle", "--since", "monday"], "'monday' is no day"),
    "a day of no month": (["chronicle", "--until", "2020-02-30"], "'2020-02-30' is no day"),
    "days turned round": (["chronicle", "--since", "2020-01-02", "--until", "2020-01-01"], "turn"),
    "a type": (["chronicle", "--type", "PARTY"], "PARTY is no type; the types are AGREE"),
    "a limit": (["statements", "--limit", "0"], "at least 1"),
    "an actor": (["chronicle", "Atlantis"], "nobody in this record is called 'Atlantis'"),
    "a state misspelt": (["relations", "Tchad", "FJI"], "did you mean Chad (TCD)?"),
    "a code misspelt": (["chronicle", "FJJ"], "did you mean Fiji (FJI)?"),
    "one of a pair": (["relations", "TCD", "Atlantis"], "'Atlantis'"),
    "no name": (["chronicle", ""], "without a name"),
    "three actors": (["chronicle", "TCD", "FJI", "TON"], "one actor or a pair, not 3"),
    "an id": (["show", "event:nowhere"], "event:nowhere"),
    "half an id": (["show", "document:"], "several ids begin with"),
    "a kind": (["notices", "--kind", "party"], "party is no kind of notice; the kinds are"),
}


@pytest.mark.parametrize(("arguments", "why"), WRONG.values(), ids=WRONG)
def test_a_wrong_question_is_one_line(
    dragoman: Dragoman, record: Path, arguments: list[str], why: str
) -> None:
    done = dragoman(*arguments, "--record", record)
    assert (done.code, done.out) == (2, "")
    assert done.complaint.startswith("dragoman: ")
    assert why in done.complaint


USAGE = {
    "a command": ["nonsense"],
    "no input": ["read"],
    "an option": ["chronicle", "--colour"],
    "a format": ["chronicle", "--format", "xml"],
    "a number": ["chronicle", "--limit", "many"],
    "no actor": ["relations"],
    "nothing": [],
}


@pytest.mark.parametrize("arguments", USAGE.values(), ids=USAGE)
def test_wrong_usage_shows_the_way(dragoman: Dragoman, arguments: list[str]) -> None:
    done = dragoman(*arguments)
    assert (done.code, done.out) == (2, "")
    assert "--help" in done.err
    assert "Traceback" not in done.err


READ_WRONG = {
    "no name": ([""], "an input has no name"),
    "a threshold": (["x.txt", "--threshold", "2"], "between 0 and 1"),
    "a day": (["x.txt", "--published", "soon"], "'soon' is no day"),
}


@pytest.mark.parametrize(("arguments", "why"), READ_WRONG.values(), ids=READ_WRONG)
def test_wrong_words_to_read_make_no_record(
    dragoman: Dragoman, tmp_path: Path, arguments: list[str], why: str
) -> None:
    record = tmp_path / "record.db"
    done = dragoman("read", *arguments, "--record", record)
    assert done.code == 2
    assert why in done.complaint
    assert not record.exists()


TASKS = ("actors", "attributions", "dates", "events", "merging", "relation", "spans")
BROKEN = {
    "broken": b'{"id": "1",\n',
    "no object": b"[1, 2]\n",
    "fields missing": b'{"id": "1"}\n',
    "no text": b"\xff\xfe\xb9\n",
    "nothing": b"\n\n",
}


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_a_broken_gold_file_is_one_line(
    dragoman: Dragoman, tmp_path: Path, task: str, data: bytes
) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_bytes(data)
    done = dragoman("evaluate", task, gold)
    assert (done.code, done.out) == (2, "")
    assert f"{gold} line 1 " in done.complaint or "holds no rows" in done.complaint


@pytest.mark.parametrize("task", [*TASKS, "articles"])
def test_gold_that_is_not_there_is_one_line(dragoman: Dragoman, tmp_path: Path, task: str) -> None:
    done = dragoman("evaluate", task, tmp_path / "nowhere")
    assert done.code == 2
    assert str(tmp_path / "nowhere") in done.complaint


def test_an_unknown_task_is_one_line(dragoman: Dragoman, tmp_path: Path) -> None:
    done = dragoman("evaluate", "taste", tmp_path)
    assert done.code == 2
    assert "taste is no task; the tasks are actors, " in done.complaint


def test_predictions_that_cannot_be_written_are_one_line(
    dragoman: Dragoman, tmp_path: Path
) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"id": "1", "published": "2020-01-01", "text": "In May.", "dates": []}\n')
    done = dragoman("evaluate", "dates", gold, "--predictions", tmp_path / "no/folder.jsonl")
    assert done.code == 2
    assert "folder.jsonl" in done.complaint


def test_an_unknown_type_of_the_codebook_is_one_line(dragoman: Dragoman) -> None:
    done = dragoman("codebook", "PARTY")
    assert done.code == 2
    assert "PARTY is no type" in done.complaint


def test_the_installed_command_says_it_the_same_way(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    command = [COMMAND, "read", "empty.txt", "nowhere.txt"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, text=True)  # noqa: S603
    assert done.returncode == 1
    assert done.stdout == "0 read → dragoman.db\n"
    assert done.stderr.splitlines() == [
        "not read: nowhere.txt: there is no such file or folder",
        "not read: empty.txt: the file is empty",
    ]


def test_a_narrow_encoding_still_gets_every_word(record: Path) -> None:
    narrow = os.environ | {"PYTHONIOENCODING": "ascii"}
    command = [COMMAND, "chronicle", "--record", str(record)]
    done = subprocess.run(command, env=narrow, capture_output=True, check=True)  # noqa: S603
    assert "TCD → FJI" in done.stdout.decode("utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is Linux's")
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_full_disk_is_one_line(form: str) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [COMMAND, "codebook", "--format", form]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)  # noqa: S603
    assert done.returncode == 2
    assert done.stderr == b"dragoman: [Errno 28] No space left on device\n"
