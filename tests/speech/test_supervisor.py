"""The voice with workers that do what the test says, in time that the test makes pass."""

from __future__ import annotations

import pytest

from coach.practice.pace import spoken_seconds
from coach.practice.ports import VoiceState
from coach.speech.protocol import Done
from coach.speech.supervisor import VoiceSupervisor
from tests.support.fake_spawner import FakeChild, FakeSpawner

LONG = "Open your fingers slowly. Stop when it begins to hurt."


class Desk:
    """A voice, its spawner and what its listener was told."""

    def __init__(self) -> None:
        self.spawner = FakeSpawner()
        self.voice = VoiceSupervisor(self.spawner)
        self.told: list[str] = []
        self.voice.listen(lambda: self.told.append("idle"), lambda state: self.told.append(state.value))

    def switch(self, on: bool, voice: str = "", words_per_minute: int = 150, volume_percent: int = 100) -> None:
        self.voice.configure(voice=voice, words_per_minute=words_per_minute, volume_percent=volume_percent, on=on)

    def state(self) -> VoiceState:
        return self.voice.state

    def warm(self) -> FakeChild:
        """Switch on, make the first worker and the standby ready, and return the first."""
        self.switch(on=True)
        self.spawner.children[0].ready()
        self.spawner.advance(1.0)
        self.spawner.children[1].ready()
        return self.spawner.children[0]

    def die_five_times(self) -> None:
        for _ in range(5):
            self.spawner.alive[-1].die()
            self.spawner.advance(10.0)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_nothing_is_started_before_it_is_wanted(desk: Desk) -> None:
    desk.spawner.advance(100.0)
    assert desk.spawner.children == []
    assert desk.state() is VoiceState.STARTING


def test_switching_on_starts_a_worker_and_then_a_standby(desk: Desk) -> None:
    desk.switch(on=True)
    assert len(desk.spawner.children) == 1
    desk.spawner.advance(5.0)
    assert len(desk.spawner.children) == 1, "the standby waits until the first worker is warm"
    desk.spawner.children[0].ready()
    desk.spawner.advance(5.0)
    assert len(desk.spawner.children) == 2
    assert desk.state() is VoiceState.READY
    assert [(choice.id, choice.language) for choice in desk.voice.choices] == [("gmw/en", "en-GB")]


def test_words_wait_for_the_worker_to_be_warm(desk: Desk) -> None:
    desk.voice.say("One.")
    assert desk.spawner.sent == []
    assert desk.state() is VoiceState.SPEAKING
    desk.spawner.children[0].ready()
    assert desk.spawner.sent == ["One."]


def test_utterances_follow_each_other_in_order_and_idle_is_told_once(desk: Desk) -> None:
    worker = desk.warm()
    for words in ("One.", "Two.", "Three."):
        desk.voice.say(words)
    assert desk.spawner.sent == ["One."]
    worker.finish()
    worker.finish()
    assert desk.spawner.sent == ["One.", "Two.", "Three."]
    assert desk.told == []
    assert desk.state() is VoiceState.SPEAKING
    worker.finish()
    assert desk.told == ["idle"]
    assert desk.state() is VoiceState.READY


def test_the_manner_of_speaking_holds_from_the_next_utterance_on(desk: Desk) -> None:
    worker = desk.warm()
    desk.voice.say("One.")
    desk.switch(on=True, voice="gmw/en", words_per_minute=113, volume_percent=40)
    worker.finish()
    desk.voice.say("Two.")
    first, second = worker.orders
    assert (first.voice, first.words_per_minute, first.volume_percent) == ("", 150, 100)
    assert (second.voice, second.words_per_minute, second.volume_percent) == ("gmw/en", 113, 40)


def test_hush_ends_the_speaking_worker_and_the_standby_says_what_comes_next(desk: Desk) -> None:
    worker = desk.warm()
    desk.voice.say(LONG)
    desk.voice.say("Forgotten.")
    desk.voice.hush()
    assert worker.killed
    assert desk.state() is VoiceState.READY
    desk.voice.say("Next.")
    assert desk.spawner.sent == [LONG, "Next."]
    assert [order.words for order in desk.spawner.children[1].orders] == ["Next."]
    desk.spawner.children[1].finish()
    assert desk.told == ["idle"], "hush itself tells nobody"


def test_a_new_standby_follows_after_hush(desk: Desk) -> None:
    desk.warm()
    desk.voice.say(LONG)
    desk.voice.hush()
    assert len(desk.spawner.alive) == 1, "no process is started in the moment of speech"
    desk.spawner.advance(0.5)
    assert len(desk.spawner.alive) == 2


def test_hush_while_nothing_is_said_keeps_the_worker(desk: Desk) -> None:
    worker = desk.warm()
    desk.voice.hush()
    assert not worker.killed
    assert desk.told == []


def test_hush_twice_in_a_row_without_a_standby_starts_one_at_once(desk: Desk) -> None:
    desk.warm()
    for words in ("One.", "Two."):
        desk.voice.say(words)
        desk.voice.hush()
    assert len(desk.spawner.alive) == 1
    desk.voice.say("Three.")
    desk.spawner.alive[0].ready()
    assert desk.spawner.sent == ["One.", "Two.", "Three."]


def test_what_a_killed_worker_still_says_is_ignored(desk: Desk) -> None:
    worker = desk.warm()
    desk.voice.say("One.")
    desk.voice.hush()
    desk.voice.say("Two.")
    worker.finish()
    worker.die()
    assert desk.told == []
    assert desk.state() is VoiceState.SPEAKING


def test_an_end_that_comes_too_soon_means_silence_until_words_are_heard_again(desk: Desk) -> None:
    worker = desk.warm()
    desk.voice.say(LONG)
    worker.finish(seconds=0.012)
    assert desk.told == ["silent", "idle"]
    assert desk.state() is VoiceState.SILENT
    desk.voice.say(LONG)
    worker.finish(seconds=0.012)
    assert desk.told == ["silent", "idle", "idle"], "the same trouble is told once"
    desk.voice.say(LONG)
    worker.finish()
    assert desk.told[3:] == ["ready", "idle"]
    assert desk.state() is VoiceState.READY


def test_a_short_word_is_no_silence(desk: Desk) -> None:
    worker = desk.warm()
    desk.voice.say("One")
    worker.finish(seconds=0.35)  # what a very fast voice needs
    assert desk.told == ["idle"]


def test_the_watchdog_ends_a_worker_that_hangs(desk: Desk) -> None:
    worker = desk.warm()
    desk.voice.say(LONG)
    desk.voice.say("Two.")
    desk.spawner.advance(2 * spoken_seconds(LONG, 150) + 4.9)
    assert not worker.killed
    desk.spawner.advance(1.2)
    assert worker.killed
    assert desk.told == ["silent"]
    assert [order.words for order in desk.spawner.children[1].orders] == ["Two."], "the lost words are not repeated"


def test_a_report_that_waited_behind_the_watchdog_still_counts(desk: Desk) -> None:
    worker = desk.warm()
    desk.voice.say(LONG)
    desk.spawner.advance(2 * spoken_seconds(LONG, 150) + 5.1)
    worker.finish()
    desk.spawner.advance(10.0)
    assert desk.told == ["idle"]
    assert not worker.killed


def test_after_a_hang_the_plain_command_of_the_system_is_asked_for(desk: Desk) -> None:
    desk.warm()
    desk.voice.say(LONG)
    desk.spawner.advance(60.0)
    desk.switch(on=True)
    desk.voice.say("Two.")
    assert [order.plain for child in desk.spawner.children for order in child.orders] == [False, True]


def test_words_that_cannot_be_said_are_told_and_the_next_worker_goes_on(desk: Desk) -> None:
    worker = desk.warm()
    desk.voice.say("One.")
    desk.voice.say("Two.")
    worker.fail()
    assert worker.killed
    assert desk.told == ["silent"]
    desk.spawner.children[1].finish()
    assert desk.told == ["silent", "ready", "idle"]


def test_a_death_in_mid_word_is_told_and_the_standby_takes_over(desk: Desk) -> None:
    worker = desk.warm()
    desk.voice.say("One.")
    worker.die()
    assert desk.told == ["silent", "idle"]
    desk.voice.say("Two.")
    desk.spawner.children[1].finish()
    assert desk.told == ["silent", "idle", "ready", "idle"]
    assert desk.spawner.sent == ["One.", "Two."]


def test_a_death_without_words_is_nobodys_trouble(desk: Desk) -> None:
    worker = desk.warm()
    worker.die()
    assert desk.told == []
    assert desk.state() is VoiceState.READY
    desk.spawner.advance(1.0)
    assert len(desk.spawner.alive) == 2


def test_words_are_let_go_while_no_worker_is_left(desk: Desk) -> None:
    desk.switch(on=True)
    desk.spawner.children[0].ready()
    desk.voice.say("One.")
    desk.voice.say("Two.")
    desk.spawner.children[0].die()
    assert desk.told == ["silent", "idle"]
    desk.voice.say("Too late.")
    desk.spawner.advance(0.4)
    assert desk.told == ["silent", "idle", "idle"]
    desk.spawner.advance(0.2)
    desk.spawner.alive[0].ready()
    desk.voice.say("Now.")
    assert desk.spawner.sent == ["One.", "Now."]


def test_the_wait_before_a_new_start_doubles_with_each_death(desk: Desk) -> None:
    desk.switch(on=True)
    for wait in (0.5, 1.0, 2.0, 4.0):
        desk.spawner.alive[0].die()
        desk.spawner.advance(wait - 0.01)
        assert desk.spawner.alive == []
        desk.spawner.advance(0.02)
        assert len(desk.spawner.alive) == 1


def test_after_five_deaths_in_a_row_the_voice_is_missing(desk: Desk) -> None:
    desk.voice.say("One.")
    desk.die_five_times()
    assert desk.told == ["silent", "idle", "missing"]
    assert desk.state() is VoiceState.MISSING
    desk.spawner.advance(1000.0)
    assert len(desk.spawner.children) == 5


def test_words_that_were_heard_forgive_earlier_deaths(desk: Desk) -> None:
    desk.switch(on=True)
    for _ in range(3):
        for _ in range(4):
            desk.spawner.alive[0].die()
            desk.spawner.advance(10.0)
        desk.spawner.alive[0].ready()
        desk.voice.say("One.")
        desk.spawner.alive[0].finish()
    assert desk.state() is VoiceState.READY


def test_after_giving_up_the_next_words_start_it_anew_and_are_said(desk: Desk) -> None:
    desk.switch(on=True)
    desk.die_five_times()
    desk.voice.say("One.")
    desk.spawner.alive[0].ready()
    desk.spawner.alive[0].finish()
    assert desk.told == ["missing", "ready", "idle"]


def test_a_new_start_that_fails_too_changes_nothing(desk: Desk) -> None:
    desk.switch(on=True)
    desk.die_five_times()
    desk.voice.say("One.")
    desk.spawner.alive[0].ready()
    desk.spawner.alive[0].die()
    assert desk.told == ["missing", "idle"]
    assert desk.voice.state is VoiceState.MISSING


def test_without_a_voice_a_new_start_is_tried_once_in_half_a_minute(desk: Desk) -> None:
    desk.switch(on=True)
    desk.spawner.children[0].unavailable()
    desk.spawner.advance(29.0)
    desk.voice.say("One.")
    assert len(desk.spawner.children) == 1
    desk.spawner.advance(2.0)
    desk.voice.say("Two.")
    desk.spawner.children[1].unavailable()
    desk.voice.say("Three.")
    desk.spawner.advance(0.0)
    assert len(desk.spawner.children) == 2
    assert desk.told == ["missing", "idle", "idle", "idle"]


def test_no_voice_on_the_machine_is_told_at_once_and_words_go_nowhere(desk: Desk) -> None:
    desk.voice.say("One.")
    desk.spawner.children[0].unavailable()
    assert desk.told == ["missing", "idle"]
    desk.voice.say("Two.")
    assert desk.told == ["missing", "idle"], "never from within say"
    desk.spawner.advance(0.0)
    assert desk.told == ["missing", "idle", "idle"]
    desk.spawner.advance(100.0)
    assert len(desk.spawner.children) == 1


def test_a_voice_that_was_installed_meanwhile_is_found(desk: Desk) -> None:
    desk.switch(on=True)
    desk.spawner.children[0].unavailable()
    desk.switch(on=True)
    desk.spawner.alive[0].ready()
    desk.voice.say("One.")
    desk.spawner.alive[0].finish()
    assert desk.told == ["missing", "ready", "idle"]


def test_a_start_that_hangs_counts_as_a_death(desk: Desk) -> None:
    desk.voice.say("One.")
    desk.spawner.advance(30.1)
    assert desk.spawner.children[0].killed
    assert desk.told == ["silent", "idle"]
    desk.spawner.advance(1.0)
    assert len(desk.spawner.alive) == 1


def test_a_standby_that_dies_is_replaced_without_a_word(desk: Desk) -> None:
    desk.warm()
    desk.spawner.children[1].die()
    desk.spawner.advance(1.0)
    assert len(desk.spawner.alive) == 2
    assert desk.told == []


def test_a_standby_without_a_voice_does_not_stop_the_one_that_speaks(desk: Desk) -> None:
    worker = desk.warm()
    desk.spawner.children[1].unavailable()
    desk.voice.say("One.")
    worker.finish()
    assert desk.told == ["idle"]


def test_switched_off_it_is_silent_and_starts_nothing(desk: Desk) -> None:
    worker = desk.warm()
    desk.voice.say("One.")
    desk.switch(on=False)
    assert worker.killed
    assert desk.spawner.alive == []
    desk.voice.say("Two.")
    desk.spawner.advance(100.0)
    assert desk.spawner.alive == []
    assert desk.spawner.sent == ["One."]
    assert desk.told == ["idle"]
    desk.switch(on=True)
    assert len(desk.spawner.alive) == 1


def test_switching_off_ends_the_trouble(desk: Desk) -> None:
    desk.switch(on=True)
    desk.spawner.children[0].unavailable()
    desk.switch(on=False)
    assert desk.told == ["missing", "ready"]


@pytest.mark.parametrize("words", ["", "  ", " ... "])
def test_nothing_to_say_is_over_at_once(desk: Desk, words: str) -> None:
    worker = desk.warm()
    desk.voice.say(words)
    desk.spawner.advance(0.0)
    assert worker.orders == []
    assert desk.told == ["idle"]


def test_nothing_to_say_while_speaking_adds_no_second_idle(desk: Desk) -> None:
    worker = desk.warm()
    desk.voice.say("One.")
    desk.voice.say(" ")
    desk.spawner.advance(0.0)
    worker.finish()
    assert desk.told == ["idle"]


def test_lines_that_are_no_reports_are_passed_over(desk: Desk) -> None:
    worker = desk.warm()
    desk.voice.say("One.")
    worker.on_line(b"ALSA lib confmisc.c:855\n")
    worker.tell(Done(99, 1.0))
    assert desk.told == []
    worker.finish()
    assert desk.told == ["idle"]


def test_words_said_as_idle_is_told_follow_at_once(desk: Desk) -> None:
    worker = desk.warm()
    desk.voice.listen(lambda: desk.voice.say("Again."), desk.told.append)
    desk.voice.say("One.")
    worker.finish()
    assert desk.spawner.sent == ["One.", "Again."]
    assert desk.state() is VoiceState.SPEAKING


def test_closing_ends_every_worker_and_tells_nobody(desk: Desk) -> None:
    worker = desk.warm()
    desk.voice.say("One.")
    desk.voice.close()
    worker.die()
    desk.spawner.advance(100.0)
    assert desk.spawner.alive == []
    assert len(desk.spawner.children) == 2
    assert desk.told == []
