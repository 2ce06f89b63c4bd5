"""A network on its way through the passes of a run, which may be stopped and gone on with."""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from training.batches import inputs, targets
from training.distil import Imitation, Lessons
from training.features import Sample
from training.network import Coder, loss
from training.recipe import Recipe, load_recipe

REPORTED = 100  # steps
KEPT = "course.pt"  # how far a run has come, in its folder


@dataclass(frozen=True, slots=True)
class Course:
    """A network being taught, by labels and, in the measure of `share`, by imitating a teacher."""

    model: Coder
    optimizer: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LRScheduler
    imitation: Imitation | None
    share: float

    def attend(self, rows: Iterable[list[Sample]], told: Lessons) -> str:
        """One pass over the corpus; says the mean loss and the time."""
        began, losses = time.monotonic(), []
        self.model.train()
        for batch in rows:
            value = self._loss(batch, told)
            self.optimizer.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
            self.optimizer.step()
            self.schedule.step()
            losses.append(value.item())
            if len(losses) % REPORTED == 0:
                print(f"  step {len(losses)}: {_told(losses[-REPORTED:], began)}", flush=True)
        return _told(losses, began)

    def keep(self, epoch: int, out: Path) -> None:
        """Save what going on after this epoch takes, whenever the run is stopped."""
        states = {name: part.state_dict() for name, part in self._parts()}
        part = out / f"{KEPT}.part"
        torch.save({"epoch": epoch, "chance": torch.get_rng_state(), **states}, part)
        part.replace(out / KEPT)

    def resume(self, recipe: Recipe, out: Path) -> int:
        """Take up what was saved; how many epochs are done. None are where nothing was saved."""
        if not (out / KEPT).exists():
            return 0
        if load_recipe(out) != recipe:
            raise ValueError(f"{out} was begun with another recipe: see its recipe.json")
        kept = torch.load(out / KEPT)
        for name, part in self._parts():
            part.load_state_dict(kept[name])
        torch.set_rng_state(kept["chance"])
        return int(kept["epoch"])

    def _parts(self) -> Iterator[tuple[str, Any]]:
        yield "model", self.model
        yield from (("optimizer", self.optimizer), ("schedule", self.schedule))
        if self.imitation:
            yield "imitation", self.imitation

    def _loss(self, batch: list[Sample], told: Lessons) -> Tensor:
        read, judged = self.model(*inputs(batch))
        labelled = loss(read, judged, targets(batch))
        if self.imitation is None:
            return labelled
        imitated = self.imitation(read, judged, [told[sample.text] for sample in batch])
        return (1 - self.share) * labelled + self.share * imitated


def _told(losses: Sequence[float], began: float) -> str:
    return f"loss {sum(losses) / len(losses):.3f}, {time.monotonic() - began:.0f} s"
