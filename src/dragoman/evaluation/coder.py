"""`coder`: the event coder by the manual's own sixteen types, on sentences with events and without.

Given the pair, the type, mode and modality that the network finds likeliest. End to end, what is
made of the raw sentence: a report is right if its type is the row's and its sides overlap the
row's; a further true event that the row lists among `others` is neither right nor wrong, once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dragoman.codebook.ontology import plover
from dragoman.coding.encoder import Judged, Labels, Pair, encoder
from dragoman.coding.events.calibration import calibration
from dragoman.coding.events.modes import likeliest_mode
from dragoman.evaluation.events import Code, overlaps
from dragoman.evaluation.gold import read_gold
from dragoman.evaluation.marks import read_pair
from dragoman.evaluation.relation import NONE
from dragoman.evaluation.result import Evaluation, Row, Table
from dragoman.evaluation.scores import (
    Bin,
    Counts,
    accuracy,
    calibration_bins,
    calibration_error,
    confusion_table,
    label_table,
    macro_f1,
)
from dragoman.model.entries import Report

FIELDS = ("id", "text", "type", "mode", "modality", "actors", "recipients", "marked", "others")
Verdict = Literal["right", "further", "wrong"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the network says of a marked pair; `mode` is "" for none."""

    type: str
    mode: str
    modality: str


@dataclass(frozen=True, slots=True)
class Coded:
    """The reports of a row's sentence, and what each is worth."""

    row: Row
    reports: tuple[Report, ...]
    verdicts: tuple[Verdict, ...]

    @property
    def found(self) -> Report | None:
        """The first report that is right."""
        pairs = zip(self.reports, self.verdicts, strict=True)
        return next((report for report, verdict in pairs if verdict == "right"), None)


def evaluate(gold: Path, code: Code) -> Evaluation:
    """Scores over rows of FIELDS, `type` NONE where nothing happens; UsageError for a bad file."""
    rows = read_gold(gold, FIELDS)
    told = [row for row in rows if row["type"] != NONE]
    answers = judge_pairs(told)
    coded = [judge_reports(row, tuple(code(row["text"]))) for row in rows]
    bins = _bins(coded)
    right, given = [str(row["type"]) for row in told], [answer.type for answer in answers]
    return Evaluation(
        task="coder",
        size=len(rows),
        measures={
            **_given_the_pair(told, answers),
            **_end_to_end(coded),
            "calibration error": calibration_error(bins),
        },
        tables=(
            label_table(right, given),
            _whole_table(coded),
            _calibration_table(bins),
            confusion_table(right, given),
        ),
        predictions=tuple(_prediction(one) for one in coded),
    )


def judge_pairs(rows: Sequence[Row]) -> list[Answer]:
    """The network's likeliest codes for each row's marked pair, NONE being no answer."""
    coder = encoder()
    pairs = [read_pair(row["marked"]) for row in rows]
    seen = coder.read([(pair.text, [Pair(pair.sources, pair.targets)]) for pair in pairs])
    return [_answer(one.pairs[0], coder.labels) for one in seen]


def _answer(judged: Judged, labels: Labels) -> Answer:
    modality = labels.modalities[int(judged.modalities.argmax())]
    chances = zip(judged.types.tolist(), labels.types, strict=True)
    type_ = max((chance, name) for chance, name in chances if name != NONE)[1]
    mode = likeliest_mode(type_, labels, judged.modes, calibration().bare)
    return Answer(plover().coded(type_, modality), mode, modality)


def _given_the_pair(rows: Sequence[Row], answers: Sequence[Answer]) -> dict[str, float]:
    """Modes are compared where the type is right and has modes."""
    types = plover().types
    both = list(zip(rows, answers, strict=True))
    moded = [(r, a) for r, a in both if r["type"] == a.type and types[a.type].modes]
    return {
        "type macro-F1, pair given": macro_f1([r["type"] for r in rows], [a.type for a in answers]),
        "mode accuracy, type right": accuracy(
            [r["mode"] for r, _ in moded], [a.mode for _, a in moded]
        ),
        "modality macro-F1, pair given": macro_f1(
            [r["modality"] for r in rows], [a.modality for a in answers]
        ),
    }


def judge_reports(row: Row, reports: tuple[Report, ...]) -> Coded:
    """What each report of a row's sentence is worth; an event counts once, as does each other."""
    others = list(row["others"])
    verdicts: list[Verdict] = []
    for report in reports:
        if "right" not in verdicts and report.type == row["type"] and same_sides(report, row):
            verdicts.append("right")
        elif report.type in others:
            others.remove(report.type)
            verdicts.append("further")
        else:
            verdicts.append("wrong")
    return Coded(row, reports, tuple(verdicts))


def same_sides(report: Report, row: Row) -> bool:
    """Whether a report is between a row's actors and recipients.

    Where nobody receives, joint actors may be on either side; where a report has no recipients,
    the row's may be among its actors.
    """
    actors = [actor.text for actor in report.actors]
    recipients = [recipient.text for recipient in report.recipients]
    if not row["recipients"] and len(row["actors"]) > 1:
        return all(_touch(row, [*actors, *recipients], [actor]) for actor in row["actors"])
    received = not row["recipients"] or _touch(row, recipients or actors, row["recipients"])
    return received and _touch(row, actors, row["actors"])


def _touch(row: Row, left: Sequence[str], right: Sequence[str]) -> bool:
    return any(overlaps(row["text"], a, b) for a in left for b in right)


def _end_to_end(coded: Sequence[Coded]) -> dict[str, float]:
    counts = _counts(coded)
    found = [(one.row, one.found) for one in coded if one.found]
    eventless = [one for one in coded if one.row["type"] == NONE]
    false = sum(bool(one.reports) for one in eventless)
    return {
        "F1 end to end": counts.f1,
        "precision": counts.precision,
        "recall": counts.recall,
        "modality macro-F1, event found": macro_f1(
            [row["modality"] for row, _ in found], [report.modality for _, report in found]
        ),
        "event-free with an event": false / len(eventless) if eventless else 0.0,
    }


def _counts(coded: Sequence[Coded]) -> Counts:
    verdicts = [verdict for one in coded for verdict in one.verdicts if verdict != "further"]
    gold = sum(one.row["type"] != NONE for one in coded)
    return Counts(verdicts.count("right"), len(verdicts), gold)


def _whole_table(coded: Sequence[Coded]) -> Table:
    """By the row's type: how many events were found, and how many wrong reports were made."""
    lines: list[tuple[str | float, ...]] = []
    for type_ in sorted({str(one.row["type"]) for one in coded}):
        own = [one for one in coded if one.row["type"] == type_]
        found = sum(one.found is not None for one in own)
        wrong = sum(one.verdicts.count("wrong") for one in own)
        lines.append((type_, len(own), found, wrong))
    return Table("End to end", ("type", "sentences", "found", "wrong reports"), tuple(lines))


def _bins(coded: Sequence[Coded]) -> list[Bin]:
    judged = [
        (report.confidence, verdict == "right")
        for one in coded
        for report, verdict in zip(one.reports, one.verdicts, strict=True)
        if verdict != "further"
    ]
    return calibration_bins([chance for chance, _ in judged], [hit for _, hit in judged])


def _calibration_table(bins: Sequence[Bin]) -> Table:
    columns = ("confidence", "share right", "reports")
    cells = tuple((b.confidence, b.right, b.size) for b in bins)
    return Table("How sure, how often right", columns, cells)


def _prediction(one: Coded) -> Row:
    return {
        "id": one.row["id"],
        "events": [
            {
                "type": report.type,
                "modes": list(report.modes),
                "modality": report.modality,
                "actors": [actor.text for actor in report.actors],
                "recipients": [recipient.text for recipient in report.recipients],
                "confidence": report.confidence,
                "verdict": verdict,
            }
            for report, verdict in zip(one.reports, one.verdicts, strict=True)
        ],
    }
