"""Plain-text copies of web pages come out as the article alone."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.sources.cleaning import Article, clean
from dragoman.sources.page import Page
from dragoman.sources.plain_text import read_plain_text

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
TITLE = "Norland and Sudoria reopen their border after nine years"
FIRST = "KESTREL, March 4 (NNA): Norland and Sudoria reopened their only land crossing on Monday."
SECOND = "Lorries queued on both banks of the river, customs officers told reporters."
THIRD = "The two foreign ministers are to meet again in the spring, an aide said."
BODY = (FIRST, SECOND, THIRD)


def cleaned(*lines: str) -> Article:
    return clean(Page(lines))


@pytest.mark.parametrize(
    "clutter",
    [
        "- Advertisement -",
        "ADVERTISEMENT",
        "RELATED ARTICLES",
        "Most Popular",
        "Printer Friendly",
        "Share this:",
        "Facebook Twitter WhatsApp Email",
        "5 min read",
        "Subscribe to our newsletter for the latest from the border",
        "This website uses cookies to improve your experience.",
        "Tags: border, trade, Norland",
        "Read also: Why the river changed its course",
        "Follow us on Telegram",
        "desk@borderpost.example",
        "Previous Article: Sheep prices fall",
        "© 2024 Border Post. All rights reserved.",
        "No part of this publication may be reproduced without consent.",
        "Reporting by Ann Bell; Editing by Carl Dorn",
        "Home / World / Border news",
    ],
)
def test_clutter_goes_wherever_it_stands(clutter: str) -> None:
    assert cleaned(TITLE, clutter, FIRST, SECOND, clutter, THIRD, clutter).lines == BODY


@pytest.mark.parametrize(
    "closing", ["Leave a Reply", "Comments are closed, but trackbacks are open.", "3 comments"]
)
def test_comments_end_the_article(closing: str) -> None:
    remark = "Great news at last for all of us who live along the river, I must say."
    assert cleaned(TITLE, *BODY, closing, remark).lines == BODY


def test_a_list_of_other_headlines_ends_where_prose_takes_up_again() -> None:
    page = cleaned(TITLE, FIRST, "Related articles", "Sheep prices fall", SECOND, THIRD)
    assert page.lines == BODY
    assert page.labels[3] == "related"


def test_the_headline_is_the_title_and_never_text() -> None:
    page = cleaned(f"HomeWorld{TITLE}", TITLE, FIRST, TITLE, f"{TITLE}Lorries came.", SECOND, THIRD)
    assert page.title == TITLE
    assert page.lines[0] == FIRST
    assert not any(TITLE in line for line in page.lines if line != f"{TITLE}Lorries came.")


def test_a_caption_glued_to_a_paragraph_is_cut_off() -> None:
    assert cleaned(TITLE, FIRST, TITLE + SECOND, THIRD).lines == BODY
    assert cleaned(TITLE, FIRST, f"{TITLE} {SECOND}", THIRD).lines == BODY


def test_a_breadcrumb_gives_the_headline_even_when_cut_short() -> None:
    page = cleaned("Home / World / Norland and Sudoria reopen…", TITLE, "A long wait", *BODY)
    assert page.title == TITLE
    assert page.lines == BODY
    assert page.labels[:3] == ("navigation", "headline", "subtitle")


def test_a_headline_with_a_full_stop_is_known_by_the_name_under_it() -> None:
    page = cleaned("A border opens again after a very long wait.", "Byline: Ann Bell", *BODY)
    assert (page.title[:8], page.byline, page.lines) == ("A border", "Ann Bell", BODY)


def test_an_article_without_headline_keeps_its_first_sentence() -> None:
    page = cleaned(*BODY, "Leave a Reply")
    assert (page.title, page.lines) == ("", BODY)


def test_the_lines_above_the_article_are_read_and_left_out() -> None:
    page = cleaned(TITLE, "By Ann Bell in Kestrel", "Published: Monday, 4 March 2024, 18:40", *BODY)
    assert (page.byline, page.place, page.lines) == ("Ann Bell", "Kestrel", BODY)
    assert page.published is not None
    assert page.published.date.interval() is not None
    assert page.published.why == "the line “Published: Monday, 4 March 2024, 18:40”"


def test_a_table_of_details_is_read_and_left_out() -> None:
    table = ("Article Details", "Author:Ann Bell", "Publication:Border Post (Kestrel, Norland)")
    page = cleaned(TITLE, *BODY, *table, "Date:Mar 4, 2024", "Words: 412")
    assert page.lines == BODY
    assert (page.byline, page.outlet) == ("Ann Bell", "Border Post (Kestrel, Norland)")
    assert page.published is not None
    assert page.published.date.day == 4


def test_the_copyright_names_the_outlet_when_nothing_else_does() -> None:
    assert cleaned(TITLE, *BODY, "© 2024 Border Post, Kestrel.").outlet == "Border Post"
    assert cleaned(TITLE, *BODY, "Copyright © 2024. All rights reserved.").outlet == ""


def test_the_box_about_the_author_gives_the_byline() -> None:
    bio = "Director of Studies at the River Institute, a think tank based in Kestrel."
    award = "An award-winning writer with ten years of experience"
    page = cleaned(TITLE, *BODY, "Ann Bell", bio, award, "About Carl Dorn")
    assert (page.lines, page.byline) == (BODY, "Ann Bell")


def test_a_line_about_the_writer_goes_without_a_name_above_it() -> None:
    assert cleaned(TITLE, *BODY, "The writer is a former envoy to Sudoria.").lines == BODY


def test_a_last_paragraph_about_a_professor_stays() -> None:
    last = "Professor Bell of Kestrel University, who was in the room, called the talks honest."
    assert cleaned(TITLE, *BODY, last).lines == (*BODY, last)


@pytest.mark.parametrize("tail", [" See more", " Read more...", " Read also: Sheep prices fall"])
def test_a_pointer_behind_a_sentence_is_cut_off(tail: str) -> None:
    assert cleaned(TITLE, FIRST, SECOND + tail, THIRD).lines == BODY


@pytest.mark.parametrize(
    "sentence",
    [
        "Also on Friday morning, at least four lorries were turned back at the crossing.",
        "Comments by the minister drew an angry answer from the other side of the river.",
        "Home to nine thousand people, the valley had no road before the war.",
        "Related articles of the treaty bind both states, the court said in its ruling.",
        "Both sides agreed to share water from the dam and to print new maps.",
        "Copyright law was on the table as well, two officials told the paper.",
        "By March 2024 the crossing had been closed for nine years and a day.",
        "Author: that is what the old general calls himself these days, with a smile on his face.",
    ],
)
def test_sentences_that_look_like_clutter_stay(sentence: str) -> None:
    assert cleaned(TITLE, FIRST, sentence, SECOND, THIRD).lines == (FIRST, sentence, SECOND, THIRD)


def is_subsequence(part: Sequence[str], whole: Sequence[str]) -> bool:
    rest = iter(whole)
    return all(any(line.endswith(own) or own in line for line in rest) for own in part)


line_texts = st.one_of(
    st.sampled_from([*BODY, TITLE, TITLE + SECOND, "Leave a Reply", "Share", "Ann Bell"]),
    st.text(alphabet="aB .,:|/©“”-’\t", min_size=1, max_size=80).filter(str.strip),
)


@settings(deadline=None)  # the first line loads the rules
@given(st.lists(line_texts, max_size=12))
def test_the_text_is_a_subsequence_of_the_lines(lines: list[str]) -> None:
    stripped = tuple(line.strip() for line in lines)
    page = clean(Page(stripped))
    assert len(page.labels) == len(stripped)
    assert is_subsequence(page.lines, stripped)


# Counted by hand: paragraphs of the article itself (a subheading counts as one).
SEED_PARAGRAPHS = (11, 29, 5, 6, 12)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds is not here")
def test_the_seed_articles_lose_no_sentence_and_keep_no_clutter() -> None:
    pages = [read_plain_text(p.read_bytes(), p.name) for p in sorted(SEEDS.glob("*.txt"))]
    articles = [clean(page) for page in pages]
    assert tuple(len(article.lines) for article in articles) == SEED_PARAGRAPHS
    for page, article in zip(pages, articles, strict=True):
        assert is_subsequence(article.lines, page.lines)
