"""Whatever happens in whatever order: nothing is said after hush, nothing twice, and idle is told once."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from coach.practice.ports import VoiceState
from coach.speech.supervisor import VoiceSupervisor
from tests.support.fake_spawner import FakeChild, FakeSpawner


class AnyOrder(RuleBasedStateMachine):
    """A person who speaks and hushes while workers do their work, hang, fail and die."""

    def __init__(self) -> None:
        super().__init__()
        self.spawner = FakeSpawner()
        self.voice = VoiceSupervisor(self.spawner)
        self.voice.listen(self.idle, self.trouble)
        self.said: list[str] = []
        self.hushed: set[str] = set()
        self.owed = False
        self.troubles: list[VoiceState] = []
        self.given: set[str] = set()

    def idle(self) -> None:
        assert self.owed, "idle was told twice, or after hush"
        assert self.voice.state is not VoiceState.SPEAKING
        self.owed = False

    def trouble(self, state: VoiceState) -> None:
        assert [state] != self.troubles[-1:], "the same trouble was told twice in a row"
        self.troubles.append(state)

    @rule()
    def switch_on(self) -> None:
        self.voice.configure(voice="", words_per_minute=150, volume_percent=100, on=True)

    @rule()
    def switch_off(self) -> None:
        self.hushed.update(self.said)
        self.owed = False
        self.voice.configure(voice="", words_per_minute=150, volume_percent=100, on=False)

    @rule()
    def say(self) -> None:
        self.said.append(f"This is sentence number {len(self.said)}.")
        self.owed = True
        self.voice.say(self.said[-1])
        assert self.owed, "idle was told from within say"

    @rule()
    def hush(self) -> None:
        self.hushed.update(self.said)
        self.owed = False
        self.voice.hush()

    @rule(seconds=st.sampled_from([0.0, 0.1, 0.2, 0.6, 3.0, 12.0, 40.0]))
    def time_passes(self, seconds: float) -> None:
        self.spawner.advance(seconds)

    @precondition(lambda self: any(not child.warm for child in self.spawner.alive))
    @rule(data=st.data(), voice=st.booleans())
    def start_ends(self, data: st.DataObject, voice: bool) -> None:
        child = data.draw(st.sampled_from([child for child in self.spawner.alive if not child.warm]))
        if voice:
            child.ready()
        else:
            child.unavailable()

    @precondition(lambda self: any(child.open for child in self.spawner.children))
    @rule(data=st.data(), heard=st.booleans())
    def utterance_ends(self, data: st.DataObject, heard: bool) -> None:
        # Of a killed worker too: what it wrote may still be on its way.
        child = data.draw(st.sampled_from([child for child in self.spawner.children if child.open]))
        child.finish(None if heard else 0.01)

    @precondition(lambda self: self.spawner.children)
    @rule(data=st.data())
    def worker_dies(self, data: st.DataObject) -> None:
        data.draw(st.sampled_from(self.spawner.children)).die()

    @precondition(lambda self: any(child.open for child in self.spawner.alive))
    @rule(data=st.data())
    def utterance_fails(self, data: st.DataObject) -> None:
        data.draw(st.sampled_from([child for child in self.spawner.alive if child.open])).fail()

    @invariant()
    def nothing_is_said_after_hush(self) -> None:
        speaking: list[FakeChild] = [child for child in self.spawner.alive if child.open]
        assert len(speaking) <= 1
        assert all(order.words not in self.hushed for child in speaking for order in child.open)

    @invariant()
    def words_are_given_out_once_and_in_order(self) -> None:
        sent = self.spawner.sent
        assert sent == sorted(set(sent), key=self.said.index)
        assert self.given <= set(sent)
        assert not (set(sent) - self.given) & self.hushed, "forgotten words were said later"
        self.given = set(sent)

    @invariant()
    def no_more_than_two_workers_live(self) -> None:
        assert len(self.spawner.alive) <= 2

    def teardown(self) -> None:
        """Let every worker do its work to the end: idle is told if it was owed."""
        for _ in range(50):
            for child in self.spawner.alive:
                if not child.warm:
                    child.ready()
                elif child.open:
                    child.finish()
            self.spawner.advance(1.0)
        assert not self.owed


AnyOrder.TestCase.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
TestAnyOrder = AnyOrder.TestCase
