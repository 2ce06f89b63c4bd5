"""Who may act: mentions first, noun phrases beside them, nobody unresolved."""

from events_scene import scene, state

from dragoman.coding.events.parties import find_parties, groups


def test_a_noun_phrase_that_nobody_mentioned_is_an_actor_of_its_own() -> None:
    s = scene("The dockers' union of Montevideo sued the port authority.")
    parties = find_parties(s.document, s.tree, ())
    union = next(p for p in parties if p.head == s.at("union"))
    (actor,) = union.actors
    assert actor.text == "The dockers' union of Montevideo"
    assert actor.id == "phrase.the-dockers-union-of-montevideo"
    assert (actor.country, actor.sector) == ("", "UNK")


def test_a_mention_is_taken_as_resolved() -> None:
    s = scene("Lisbon praised Peru.")
    mentions = (s.mention("Lisbon", state("PRT")), s.mention("Peru", state("PER")))
    parties = find_parties(s.document, s.tree, mentions)
    assert [sorted(p.ids) for p in parties] == [["PRT"], ["PER"]]


def test_a_phrase_around_a_mention_names_whom_it_mentions() -> None:
    s = scene("Critics condemned Norway's quota.")
    parties = find_parties(s.document, s.tree, (s.mention("Norway", state("NOR")),))
    quota = next(p for p in parties if p.head == s.at("quota"))
    assert quota.ids == {"NOR"}


def test_the_unresolved_take_no_part() -> None:
    s = scene("They attacked the village.")
    parties = find_parties(s.document, s.tree, (s.mention("They"),))
    assert all(p.head != s.at("They") for p in parties)


def test_a_state_nested_in_its_ministry_is_no_party() -> None:
    s = scene("The Chilean foreign ministry summoned the envoy.")
    outer = s.mention("The Chilean foreign ministry", state("CHL.foreign-ministry"))
    inner = s.mention("Chilean", state("CHL"))
    parties = find_parties(s.document, s.tree, (outer, inner))
    assert all("CHL" not in p.ids for p in parties)


def test_times_do_nothing() -> None:
    s = scene("Malta paid the fishermen on Tuesday.")
    heads = {p.head for p in find_parties(s.document, s.tree, ())}
    assert heads == {s.at("Malta"), s.at("fishermen")}


def test_an_event_is_no_party_whatever_it_is_called() -> None:
    s = scene("Sweden denounced the Harbour Massacre, the truce and the sales.")
    parties = find_parties(s.document, s.tree, (s.mention("Sweden", state("SWE")),))
    assert [p.head for p in parties] == [s.at("Sweden")]


def test_those_joined_by_and_stand_together() -> None:
    s = scene("Ghana and Togo opened the bridge.")
    parties = find_parties(s.document, s.tree, ())
    first = groups(s.tree, parties)[0]
    assert [p.actors[0].text for p in first] == ["Ghana", "Togo"]
