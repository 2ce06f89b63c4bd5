"""What only a server can do: be away, refuse, speak another encoding, hold many records."""

import builtins
from typing import Any

import pytest
from server import Server

from dragoman.errors import RecordError, RecordMissing
from dragoman.model.reading import Notice
from dragoman.record import read
from dragoman.record.session import open_record
from dragoman.record.write import save_notices

NOTICE = Notice("unreadable", "press/void.txt", "", "the file is empty")


@pytest.fixture(scope="module")
def database(server: Server) -> str:
    """A record in a database of its own."""
    place = server.new_database()
    with open_record(place, create=True) as record:
        save_notices(record, [NOTICE])
    return place


def test_a_record_is_made_only_when_asked(server: Server) -> None:
    place = server.new_database()
    with pytest.raises(RecordMissing, match=r"dragoman read .* --record"):
        open_record(place)
    with open_record(place, create=True) as record:
        assert set(read.counts(record).values()) == {0}


def test_a_database_can_hold_several_records(server: Server) -> None:
    places = [server.new_schema(), server.new_schema()]
    for place in places:
        with open_record(place, create=True) as record:
            save_notices(record, [NOTICE])
    with open_record(places[0]) as one, open_record(places[1]) as other, one.writing():
        save_notices(other, [])  # the writer of one is not in the way of the other's


def test_a_database_of_something_else_is_refused_and_left_alone(server: Server) -> None:
    place = server.new_database()
    server.ask("CREATE TABLE stamps (name text)", place.rsplit("/", 1)[1])
    for create in (False, True):
        with pytest.raises(RecordError, match="no Dragoman record"):
            open_record(place, create=create)


def test_another_encoding_is_refused(server: Server) -> None:
    place = server.new_database("LATIN1", "C")
    with pytest.raises(RecordError, match="LATIN1"):
        open_record(place, create=True)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("postgresql://reader:secret@127.0.0.1:1/pair", "cannot be reached"),
        ("postgresql://reader:secret@127.0.0.1:1/pair?password=secret", "cannot be reached"),
        ("postgresql://reader:secret@127.0.0.1", "names no database"),
        ("postgresql://reader:secret@127.0.0.1:port/pair", "no address"),
    ],
)
def test_what_cannot_be_opened_is_said_without_the_password(place: str, words: str) -> None:
    with pytest.raises(RecordError, match=words) as caught:
        open_record(place)
    assert "secret" not in str(caught.value)


def test_a_database_that_is_not_there_is_said_to_be_missing(server: Server) -> None:
    with pytest.raises(RecordError, match=r"nowhere.*createdb"):
        open_record(server.address("nowhere"), create=True)


def test_who_may_only_read_can_read(server: Server, database: str) -> None:
    name = database.rsplit("/", 1)[1]
    server.ask("CREATE ROLE reader LOGIN")
    server.ask("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader", name)
    place = server.address(name, "reader")
    with open_record(place, read_only=True) as record:
        assert list(read.notices(record)) == [NOTICE]
    with open_record(place) as record, pytest.raises(RecordError, match="grant"):
        save_notices(record, [NOTICE])


def test_a_character_that_the_database_cannot_hold_is_our_own_error(database: str) -> None:
    void = Notice("unreadable", "press/\0.txt", "", "the file is empty")
    with open_record(database) as record:
        with pytest.raises(RecordError):
            save_notices(record, [void])
        assert list(read.notices(record)) == [NOTICE]


def test_without_the_driver_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "psycopg":
            raise ModuleNotFoundError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(RecordError, match=r"pip install 'dragoman\[postgresql\]'"):
        open_record("postgresql://reader@127.0.0.1/pair")
