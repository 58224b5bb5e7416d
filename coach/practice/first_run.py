"""The first run as pure steps: one question a screen, in an order that depends on the answers so far."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from coach.practice import choices
from coach.practice.choices import Option, Row
from coach.practice.message import Message, ui
from coach.practice.ports import VoiceChoice
from coach.practice.preferences import Preferences
from coach.practice.programme import Movement

VOICES_OFFERED = 4


class Topic(StrEnum):
    """What a screen of the first run asks."""

    WELCOME = "welcome"
    LANGUAGE = "language"
    RATE = "rate"
    VOICE = "voice"
    VOLUME = "volume"
    AFFECTED = "affected"
    CONTROLS = "controls"
    SEEING = "seeing"
    TREMBLES = "trembles"
    MOVEMENT = "movement"
    OPENS_HAND = "opens-hand"
    TOOLS = "tools"
    HELPER = "helper"
    FULL_SCREEN = "full-screen"
    ASK_FIRST = "ask-first"


class Way(StrEnum):
    """How a question is answered."""

    ONE = "one"  # a press answers and goes on
    BY_EAR = "by-ear"  # a press tries it aloud; Go on keeps it
    MANY = "many"  # presses switch things on and off; Go on keeps them


@dataclass(frozen=True, slots=True)
class Inquiry:
    """One screen: the question (with ** key word **), what is added to it, and the row it fills.

    `unsure` is the index of the option that is safe for a person who does not know; None offers no such key.
    """

    topic: Topic
    words: Message
    hint: Message | None
    row: Row
    way: Way = Way.ONE
    unsure: int | None = None


_TREMBLES = Row("trembles", ui("Shaking"), None, (Option(ui("Yes, it shakes"), True), Option(ui("No"), False)))
_READY = Row("first_run_done", ui("Start"), None, (Option(ui("Start"), False),))
ASK_FIRST = Row(
    "allowed",
    ui("Doctor or therapist"),
    None,
    (Option(ui("Yes, I may practise"), True), Option(ui("Not yet"), False)),
)
_TOOLS = Row("tools", ui("At home"), None, tuple(Option(words, tool) for tool, words in choices.TOOL_WORDS))


def inquiries(
    preferences: Preferences, voices: tuple[VoiceChoice, ...] = (), languages: tuple[Option, ...] = ()
) -> tuple[Inquiry, ...]:
    """The questions in order. A language or a voice is asked for only where there is more than one."""
    asked = [_welcome()]
    if len(languages) > 1:
        asked.append(
            Inquiry(Topic.LANGUAGE, ui("Which **language**?"), None, Row("language", ui("Language"), None, languages))
        )
    asked += [
        Inquiry(Topic.VOLUME, ui("Is my voice **loud** enough?"), ui("Press and listen."), _loudness(), Way.BY_EAR),
        Inquiry(Topic.RATE, ui("How **fast** should I speak?"), ui("Press and listen."), choices.RATE, Way.BY_EAR),
    ]
    if len(voices) > 1:
        asked.append(
            Inquiry(Topic.VOICE, ui("Which **voice** is best?"), ui("Press and listen."), voice_row(voices), Way.BY_EAR)
        )
    asked += _hand_questions(preferences)
    return tuple(asked)


def _hand_questions(preferences: Preferences) -> list[Inquiry]:
    asked = [
        Inquiry(Topic.AFFECTED, ui("Which **hand** needs help?"), None, choices.AFFECTED),
        Inquiry(Topic.CONTROLS, ui("Where do you want the **large keys**?"), None, choices.CONTROLS),
        Inquiry(Topic.SEEING, ui("Which side is **easier to see**?"), None, choices.SEEING, unsure=1),
        Inquiry(Topic.TREMBLES, ui("Does the hand that presses **shake**?"), None, _TREMBLES, unsure=1),
        Inquiry(Topic.MOVEMENT, ui("How much does your weak hand **move**?"), None, choices.MOVEMENT, unsure=0),
    ]
    if preferences.movement is not Movement.NONE:
        asked.append(
            Inquiry(Topic.OPENS_HAND, ui("Can you **open your hand** by yourself?"), None, choices.OPENS_HAND, unsure=1)
        )
    asked += [
        Inquiry(
            Topic.TOOLS,
            ui("What do you **have at home**?"),
            ui("Press all that you have. Then press Go on."),
            _TOOLS,
            Way.MANY,
        ),
        Inquiry(Topic.HELPER, ui("Is **someone with you** when you practise?"), None, choices.HELPER),
        Inquiry(Topic.FULL_SCREEN, ui("Should I **fill the screen**?"), None, choices.FULL_SCREEN),
        Inquiry(
            Topic.ASK_FIRST,
            ui("Did a doctor or therapist say **yes** to hand exercises?"),
            ui("I do not replace a therapist."),
            ASK_FIRST,
            unsure=1,
        ),
    ]
    return asked


def answer(preferences: Preferences, inquiry: Inquiry, index: int, today: str) -> Preferences:
    """The preferences after option `index` was pressed; `today` is an ISO date."""
    if inquiry.topic is Topic.TOOLS:
        return choices.toggle_tool(preferences, choices.TOOL_WORDS[index][0])
    return choices.answer(preferences, inquiry.row, index, today)


def _welcome() -> Inquiry:
    return Inquiry(
        Topic.WELCOME,
        ui("Welcome to **Hand Coach**."),
        ui("Press the large key. Or press the space bar."),
        _READY,
    )


def _loudness() -> Row:
    return Row(
        "volume_percent",
        ui("Loudness"),
        None,
        (Option(ui("Softer"), 40), Option(ui("Middle"), 70), Option(ui("Louder"), 100)),
    )


def voice_row(voices: tuple[VoiceChoice, ...]) -> Row:
    """The voices to choose from, by ear: at most four."""
    offered = voices[:VOICES_OFFERED]
    return Row(
        "voice",
        ui("Voice"),
        None,
        tuple(Option(ui("Voice {number}", number=n + 1), voice.id) for n, voice in enumerate(offered)),
    )


def voices_for(language: str, voices: tuple[VoiceChoice, ...]) -> tuple[VoiceChoice, ...]:
    """The voices that speak `language` (a BCP-47 tag; "" counts as English), one a regional tag first."""
    wanted = (language or "en").split("-")[0].split("_")[0].lower()
    fitting = [voice for voice in voices if voice.language.lower().split("-")[0] == wanted]
    first_of_each = {voice.language: voice for voice in reversed(fitting)}
    leading = [voice for voice in fitting if first_of_each[voice.language] is voice]
    return (*leading, *(voice for voice in fitting if voice not in leading))
