"""Sounds that overlap are added up."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.ui.mixer import Mixer

SOUNDS = st.lists(st.lists(st.integers(-8192, 8192), max_size=60), max_size=4)


@settings(deadline=None)
@given(SOUNDS, st.lists(st.integers(1, 40), max_size=12))
def test_any_split_gives_the_sum_of_the_sounds(sounds: list[list[int]], counts: list[int]) -> None:
    mixer = Mixer()
    for sound in sounds:
        mixer.add(np.array(sound, np.int16))
    total = sum(counts)
    expected = [sum(sound[place] for sound in sounds if place < len(sound)) for place in range(total)]
    heard = [sample for count in counts for sample in mixer.mix(count).tolist()]
    assert heard == [max(-32768, min(32767, sample)) for sample in expected]


def test_a_sound_added_later_begins_later() -> None:
    mixer = Mixer()
    mixer.add(np.array([1, 1, 1, 1], np.int16))
    assert mixer.mix(2).tolist() == [1, 1]
    mixer.add(np.array([5, 5, 5], np.int16))
    assert mixer.mix(4).tolist() == [6, 6, 5, 0]


def test_too_many_sounds_are_cut_off_and_do_not_turn_over() -> None:
    mixer = Mixer()
    for _ in range(9):
        mixer.add(np.array([8192, -8192], np.int16))
    assert mixer.mix(2).tolist() == [32767, -32768]


def test_a_device_gets_as_many_samples_as_it_asks_for() -> None:
    mixer = Mixer()
    stream = mixer.stream()
    mixer.add(np.array([1, 2, 3], np.int16))
    assert stream.send(2).tolist() == [1, 2]
    assert stream.send(2).tolist() == [3, 0]
