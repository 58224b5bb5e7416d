"""A session as it is heard: the real program in a real window, its voice and sounds recorded in a sound room.

It measures whether all that is said is heard and in time, how long pausing takes to be silent, how loud speech and
ticks are, and whether counting stays with the movement. A session of two exercises takes about eight minutes.

Run: python tests/benchmarks/session_heard.py [--rate WORDS_A_MINUTE] [--helper] [--exercise NUMBER] [--pauses COUNT]
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from coach.practice.pace import spoken_seconds
from coach.practice.preferences import Preferences
from coach.practice.programme import Movement
from tests.support.desk import Desk
from tests.support.sound_room import LOUD, RATE, Recording, SoundRoom

FULL = 32768
SESSION_SECONDS = 1500.0
TICK_SECONDS = 0.08
CHIME_SECONDS = 0.95


@dataclass(frozen=True, slots=True)
class Event:
    """A line that the program told; moments are time.monotonic()."""

    kind: str
    at: float
    due: float | None
    more: dict[str, Any]


class Session:
    """The program on a desk, practising; what it tells is collected on a thread."""

    def __init__(self, desk: Desk, room: SoundRoom, folder: Path, exercise: str, chosen: Preferences) -> None:
        (folder / "settings.json").write_bytes(msgspec.json.encode(chosen))
        self.process = desk.run("tests.support.told_program", str(folder), exercise, **room.environment)
        self.events: list[Event] = []
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for text in self.process.stdout:
            line: dict[str, Any] = json.loads(text)
            self.events.append(Event(line.pop("kind"), line.pop("at"), line.pop("due"), line))

    def wait_for(self, kind: str, after: float = 0.0, seconds: float = SESSION_SECONDS) -> Event:
        """The first such event after a moment."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for event in list(self.events):
                if event.kind == kind and event.at > after:
                    return event
            assert self.process.poll() is None or kind == "over", "the program has ended"
            time.sleep(0.005)
        raise AssertionError(f"no {kind} within {seconds:.0f} s")

    def end(self) -> None:
        """End the program and read the rest of what it told."""
        self.process.terminate()
        self.process.wait(10)
        self._thread.join(5)


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words, when they were due, asked for, and sent to the worker; first and last sound; and what came between.

    `queued`: they had to wait for other words. `mixed`: a chime or tick sounded with their beginning.
    """

    words: str
    due: float
    sent: float
    done: float | None
    first: float | None
    last: float | None
    counted: bool
    queued: bool
    mixed: bool
    part: str


def utterances(events: Sequence[Event], room: Recording) -> list[Utterance]:
    """All words of a session that were sent to a worker."""
    said = [e for e in events if e.kind == "say"]
    found = []
    effect: dict[int, Event] = {}
    last: Event | None = None
    for event in events:
        if event.kind == "effect":
            last = event
        elif event.kind == "say" and last is not None:
            effect[id(event)] = last
    for event in events:
        if event.kind != "sent":
            continue
        asked = next((s for s in reversed(said) if s.more["words"] == event.more["words"] and s.at <= event.at), None)
        if asked is None or asked.due is None:
            continue
        until = next((e for e in events if e.kind in ("done", "hush", "sent") and e.at > event.at), None)
        begun, ended = _loud(room, event.at, until.at if until else event.at + 30) or (None, None)
        mixed = any(
            (e.kind == "chime" and event.at - CHIME_SECONDS < e.at < event.at + 0.2)
            or (e.kind == "tick" and event.at - TICK_SECONDS - 0.1 < e.at < event.at + 0.2)
            for e in events
        )
        found.append(
            Utterance(
                event.more["words"],
                asked.due,
                event.at,
                until.at if until and until.kind == "done" else None,
                begun,
                ended,
                counted=effect[id(asked)].more["effect"] == "Count",
                queued=event.at - asked.at > 0.01,
                mixed=mixed,
                part=effect[id(asked)].more["part"],
            )
        )
    return found


def _loud(room: Recording, since: float, until: float) -> tuple[float, float] | None:
    """First and last moment at which there is sound."""
    first = max(0, round((since - room.began) * RATE))
    part = room.samples[first : max(0, round((until - room.began) * RATE))]
    loud = np.flatnonzero(np.abs(part.astype(np.int32)) > LOUD)
    if not len(loud):
        return None
    return room.began + (first + int(loud[0])) / RATE, room.began + (first + int(loud[-1])) / RATE


def show(name: str, values: Sequence[float], unit: str = "ms") -> None:
    """Median, 95th percentile and range."""
    if values:
        p95 = float(np.percentile(values, 95))
        print(
            f"{name}: median {statistics.median(values):.0f}, p95 {p95:.0f}, "
            f"{min(values):.0f} to {max(values):.0f} {unit} ({len(values)})"
        )
    else:
        print(f"{name}: none")


def heard(found: Sequence[Utterance], rate: int) -> None:
    """Whether everything was heard, and how soon."""
    silent = [u for u in found if u.first is None or u.first - u.sent > 1.0]
    print(f"{len(found)} utterances, {len(silent)} of them not heard within 1 s: {[u.words for u in silent]}")
    whole = [u for u in found if u.first is not None and u.last is not None and u.done is not None]
    short, ratios = [], []
    for u in whole:
        assert u.first is not None
        assert u.last is not None
        estimate = spoken_seconds(u.words, rate)
        ratios.append((u.last - u.first) / estimate * 100)
        if u.last - u.first < 0.5 * estimate and not u.counted:
            short.append((u.words, round(u.last - u.first, 2), round(estimate, 2)))
    print(f"shorter than half of the estimate, counts left out: {short}")
    show("sound / estimate", ratios, "%")
    clean = [u for u in whole if not u.queued and not u.mixed]
    show("first sound after its mark", [(u.first - u.due) * 1000 for u in clean if u.first])
    show("  of counts alone", [(u.first - u.due) * 1000 for u in clean if u.first and u.counted])
    show("  from sent to first sound", [(u.first - u.sent) * 1000 for u in whole if u.first and not u.mixed])
    show("told done after the last sound", [(u.done - u.last) * 1000 for u in whole if u.done and u.last])
    gaps = [
        (after.first - before.last) * 1000
        for before, after in pairwise(whole)
        if after.queued and before.last and after.first
    ]
    show("gap between words that follow each other", gaps)
    over = [(b.words, a.words) for b, a in pairwise(whole) if b.last and a.sent < b.last]
    print(f"utterances that overlap: {over}")
    print(f"words with a chime or tick over their beginning: {[u.words for u in found if u.mixed]}")


def counted(events: Sequence[Event], found: Sequence[Utterance]) -> None:
    """Whether counting stays with the movement."""
    marks = [e for e in events if e.kind == "effect" and e.more["effect"] == "Count"]
    ticks = {e.due for e in events if e.kind == "tick"}
    by_due = {u.due: u for u in found if u.counted}
    spoken = [by_due[m.due] for m in marks if m.due in by_due]
    ticked = [m for m in marks if m.due in ticks]
    print(f"{len(marks)} counts and cues: {len(spoken)} spoken, {len(ticked)} ticks")
    late, spare = [], []
    for mark, after in pairwise(marks):
        u = by_due.get(mark.due or 0.0)
        if u is None or u.last is None or mark.due is None or after.due is None:
            continue
        left = min(after.due - mark.due, mark.more["window"] or 9.0) - (u.last - mark.due)
        spare.append(left * 1000)
        if left < 0:
            late.append(u.words)
    show("time left when a count ends", spare)
    print(f"counts that end too late: {late}")


def levels(found: Sequence[Utterance], room: Recording) -> None:
    """How loud speech is."""
    peaks, loudness = [], []
    for u in found:
        if u.first is None or u.last is None or u.mixed:
            continue
        part = room.after(u.first).samples[: round((u.last - u.first) * RATE)].astype(np.float64)
        if len(part):
            peaks.append(float(np.abs(part).max()))
            loudness.append(decibels(float(np.sqrt((part**2).mean()))))
    if peaks:
        print(f"speech: loudest sample {max(peaks):.0f} of {FULL}, RMS median {statistics.median(loudness):.1f} dBFS")


def sound_levels(events: Sequence[Event], room: Recording) -> None:
    """How loud ticks and chimes are where nothing else sounds, and how soon they come."""
    words = [e.at for e in events if e.kind == "sent"]
    for kind, lasts in (("tick", TICK_SECONDS), ("chime", CHIME_SECONDS)):
        peaks, loudness, delays = [], [], []
        for e in events:
            alone = not any(e.at - 0.1 < at < e.at + lasts for at in words)
            sound = _loud(room, e.at, e.at + lasts + 0.15) if e.kind == kind else None
            if sound is None:
                continue
            if e.due is not None:
                delays.append((sound[0] - e.due) * 1000)
            part = room.after(sound[0]).samples[: round(lasts * RATE)].astype(np.float64)
            if alone and len(part):
                peaks.append(float(np.abs(part).max()))
                loudness.append(decibels(float(np.sqrt((part**2).mean()))))
        if peaks:
            print(f"{kind}: loudest sample {max(peaks):.0f}, RMS median {statistics.median(loudness):.1f} dBFS")
        show(f"  first sound of a {kind} after its mark", delays)


def decibels(amplitude: float) -> float:
    """In relation to full scale."""
    return 20 * float(np.log10(max(amplitude, 1e-9) / FULL))


def pauses(session: Session, desk: Desk, room: SoundRoom, count: int) -> None:
    """Press Pause while it speaks, at random moments, and wait for silence."""
    chance = random.Random(7)
    from_key: list[float] = []
    from_hush: list[float] = []
    with subprocess.Popen(["xdotool", "-"], stdin=subprocess.PIPE, env=desk.environment, text=True) as keys:
        assert keys.stdin is not None
        while len(from_key) < count:
            words = session.wait_for("sent", time.monotonic())
            if spoken_seconds(words.more["words"], 150) < 2.0:
                continue
            time.sleep(0.3 + chance.random())
            if not _loud(room.recording(), time.monotonic() - 0.15, time.monotonic()):
                continue
            pressed = time.monotonic()
            print("key space", file=keys.stdin, flush=True)
            try:
                hushed = session.wait_for("hush", pressed, 1.0)
            except AssertionError:  # it was a key that is deaf for a moment
                continue
            record = room.listen(1.2)
            last = _loud(record, pressed - 0.05, pressed + 1.0)
            if last is not None:
                from_key.append((last[1] - pressed) * 1000)
                from_hush.append((last[1] - hushed.at) * 1000)
            print("key space", file=keys.stdin, flush=True)
        keys.stdin.close()
    show("silence after the key for Pause", from_key)
    show("  after the program knew", from_hush)


def main() -> None:
    """Measure."""
    options = argparse.ArgumentParser()
    options.add_argument("--rate", type=int, default=150)
    options.add_argument("--helper", action="store_true")
    options.add_argument("--exercise", default="")
    options.add_argument("--pauses", type=int, default=0, help="only press Pause so many times")
    options.add_argument("--log", type=Path, help="where to write down what the program told")
    chosen = options.parse_args()
    preferences = Preferences(
        first_run_done=True,
        allowed=True,
        movement=Movement.NONE,
        words_per_minute=chosen.rate,
        helper=chosen.helper,
    )
    print(f"load: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with Desk() as desk, SoundRoom() as room, tempfile.TemporaryDirectory() as folder:
        session = Session(desk, room, Path(folder), chosen.exercise, preferences)
        if chosen.pauses:
            pauses(session, desk, room, chosen.pauses)
            session.end()
            return
        session.wait_for("over")
        recording = room.listen(1.0)
        session.end()
    if chosen.log:
        chosen.log.write_text("\n".join(json.dumps([e.kind, e.at, e.due, e.more]) for e in session.events))
        np.save(chosen.log.with_suffix(".npy"), recording.samples)
        chosen.log.with_suffix(".began").write_text(str(recording.began))
    found = utterances(session.events, recording)
    heard(found, chosen.rate)
    counted(session.events, found)
    levels(found, recording)
    sound_levels(session.events, recording)
    print(f"load: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
