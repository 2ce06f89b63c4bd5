"""Looking after a record from the command line."""

import shutil
import sqlite3
from pathlib import Path

from cli.conftest import Dragoman


def test_a_sound_record_is_said_to_be_sound(dragoman: Dragoman, record: Path) -> None:
    done = dragoman("check", "--record", record)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("sound: 2 documents")
    assert dragoman("check", "--record", record, "-f", "json").json == []


def test_a_backup_is_a_record_and_fills_a_fresh_one(
    dragoman: Dragoman, record: Path, tmp_path: Path
) -> None:
    kept, fresh = tmp_path / "kept.db", tmp_path / "fresh.db"
    assert dragoman("backup", kept, "--record", record).out == f"backed up → {kept}\n"
    assert dragoman("restore", kept, "--record", fresh).out == f"restored {kept}\n"
    told = dragoman("chronicle", "--record", record, "--ids").out
    for copy in (kept, fresh):
        assert dragoman("chronicle", "--record", copy, "--ids").out == told
    again = dragoman("backup", kept, "--record", record)
    assert (again.code, again.complaint) == (
        2,
        f"dragoman: {kept} is there already; give a backup a name of its own",
    )
    full = dragoman("restore", kept, "--record", fresh)
    assert full.code == 2
    assert "not empty" in full.complaint


def test_damage_is_listed_put_right_and_what_is_lost_named(
    dragoman: Dragoman, record: Path, articles: Path, tmp_path: Path
) -> None:
    spoilt = tmp_path / "spoilt.db"
    shutil.copy(record, spoilt)
    with sqlite3.connect(spoilt) as connection:
        connection.execute(
            "UPDATE statements SET body = '{' WHERE id = (SELECT min(id) FROM statements)"
        )
        connection.execute("UPDATE events SET day = '1901-01-01'")
    connection.close()
    found = dragoman("check", "--record", spoilt)
    assert found.code == 1
    assert "its day and its body differ" in found.out
    assert "damaged" in found.out
    mended = dragoman("check", "--repair", "--record", spoilt)
    assert mended.code == 1
    assert "1 entries lost" in mended.out
    assert "to be coded anew" in mended.complaint
    assert dragoman("check", "--record", spoilt).code == 0
    assert dragoman("read", articles, "--record", spoilt).out.startswith("1 read, 1 unchanged")
    told = dragoman("statements", "--record", record, "-f", "json").out
    assert dragoman("statements", "--record", spoilt, "-f", "json").out == told


def test_an_address_without_a_server_is_one_line_without_the_password(dragoman: Dragoman) -> None:
    place = "postgresql://reader:secret@127.0.0.1:1/pair"
    done = dragoman("chronicle", "--record", place)
    assert done.code == 2
    assert "cannot be reached" in done.complaint or "pip install" in done.complaint
    assert "secret" not in done.err
