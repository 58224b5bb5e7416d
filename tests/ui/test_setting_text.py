"""Text is set in lines that fit, captions in pages, labels on their keys: nothing is cut off at any size."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QApplication

from coach.practice.message import ui
from coach.practice.preferences import Preferences
from coach.practice.view import Ring, Scale
from coach.ui.theme.icons import Icon
from coach.ui.theme.tokens import BODY, CONTROL, PRIMARY, TITLE
from coach.ui.widgets.answer_row import AnswerRow
from coach.ui.widgets.caption import Caption, sentences
from coach.ui.widgets.key_face import Kind, Look, Place, fit_label
from coach.ui.widgets.ring import RingView
from coach.ui.widgets.text import Text
from tests.support.windows import make_kit

STEP = "Lay your **palm on the table**. Put your **other hand over it**."


def test_sentences_keep_their_key_words_whole() -> None:
    assert sentences(STEP) == ["Lay your **palm on the table**.", "Put your **other hand over it**."]
    assert sentences("**Keep still.** Breathe.") == ["**Keep still.**", "Breathe."]
    assert sentences("Say **one. Two** now. Stop.") == ["Say **one. Two** now.", "Stop."]
    assert sentences("Hold for 2.5 seconds") == ["Hold for 2.5 seconds"]
    assert sentences("") == []


def test_text_asks_for_the_height_it_needs_and_shows_key_words_in_bold(qapp: QApplication) -> None:
    text = Text(make_kit(), ui("Keep your **wrist still** all the time."), TITLE)
    one, two = text.heightForWidth(2000), text.heightForWidth(300)
    assert two >= 2 * one - 2
    assert text.text() == "Keep your wrist still all the time."
    plain = Text(make_kit(), ui("Keep your wrist still all the time."), BODY)
    bold = Text(make_kit(), ui("Keep your **wrist still** all the time."), BODY)
    assert bold.sizeHint().width() > plain.sizeHint().width()


def test_text_in_a_fixed_place_shrinks_until_it_fits(qapp: QApplication) -> None:
    text = Text(make_kit(), ui("Inner arm stretch with a long name"), TITLE)
    text.resize(300, 52)
    shown = text.shown()
    assert shown.fits
    assert shown.height <= 53


def test_text_in_a_language_from_right_to_left_starts_on_the_right(qapp: QApplication) -> None:
    text = Text(make_kit(locale="qps-rtl"), ui("Rest"), TITLE)
    text.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    text.resize(600, 60)
    image = text.grab().toImage()
    paper = image.pixelColor(0, 0)
    columns = [x for x in range(600) if any(image.pixelColor(x, y) != paper for y in range(60))]
    assert min(columns) > 300


@pytest.fixture(params=[100, 125, 150, 200])
def caption(qapp: QApplication, request: pytest.FixtureRequest) -> Caption:
    made = Caption(make_kit(Preferences(text_percent=request.param)))
    made.stand_at(QRectF(0, 0, 842, 144 if request.param < 150 else 230))
    return made


TEXTS = [
    ("Keep still. **Breathe slowly.**", "A gentle pull is fine."),
    (STEP,),
    ("**Up**.", "**Hold**.", "**Down**.", "**Rest**."),
    ("Bring your **thumb across** to the little finger, like a **4**.", "Helper: hold the thumb at its base."),
    ("Put a cushion on your lap, rest both of your forearms on it and keep your back on the chair all the time.",),
]


@pytest.mark.parametrize("texts", TEXTS)
def test_every_page_of_a_caption_fits_and_no_word_is_lost(caption: Caption, texts: tuple[str, ...]) -> None:
    caption.show_sentences(texts)
    for page in range(len(caption.pages)):
        caption.turn_to(page)
        shown = caption.shown()
        assert shown.fits
        assert shown.height <= caption.height() + 1
    assert " ".join(caption.pages).split() == " ".join(texts).split()
    assert caption.text() == " ".join(texts).replace("**", "")


def test_a_caption_of_two_texts_has_a_line_for_each(qapp: QApplication) -> None:
    caption = Caption(make_kit())
    caption.stand_at(QRectF(0, 0, 880, 144))
    caption.show_sentences(["Rest.", "Next: **Thumb across**."])
    assert caption.pages == ("Rest.\nNext: **Thumb across**.",)


def test_large_text_has_pages_of_at_most_two_sentences_unless_they_share_a_line(qapp: QApplication) -> None:
    caption = Caption(make_kit(Preferences(text_percent=200)))
    caption.stand_at(QRectF(0, 0, 842, 230))
    caption.show_sentences(["One thing now.", "Then two.", "Then three.", "Then four."])
    assert all(len(sentences(page.replace("\n", " "))) <= 2 for page in caption.pages)
    assert len(caption.pages) == 2


LABELS = ["Pause", "Say again", "It hurts", "Finish for today", "Noch einmal sagen", "Weitermachen", "Zurück"]


@pytest.mark.parametrize("label", LABELS)
def test_labels_fit_on_their_keys_at_every_size(qapp: QApplication, label: str) -> None:
    faces = [(267, 112), (133, 168), (415, 112), (197, 168), (1297, 145), (267, 160)]
    for text_percent, (width, height), place in product((100, 150, 200), faces, Place):
        kit = make_kit(Preferences(text_percent=text_percent))
        look = Look(kit.theme, Kind.PLAIN, PRIMARY if place is Place.STACKED else CONTROL, place)
        face = QRectF(0, 0, width, height)
        fitted = fit_label(face, look, label, Icon.SAY)
        assert fitted.text.fits
        assert fitted.text.height <= fitted.label.height() + 1
        assert face.adjusted(-1, -1, 1, 1).contains(fitted.label)
        if fitted.icon.width() > 0:
            assert face.contains(fitted.icon)
            assert not fitted.icon.intersects(fitted.label)


@pytest.mark.parametrize("label", ["Pause", "Say again", "Back", "Next", "It hurts"])
def test_the_words_of_the_dock_are_not_shrunk(qapp: QApplication, label: str) -> None:
    for text_percent, width, height in ((100, 267, 106), (100, 133, 168), (200, 415, 106), (200, 197, 168)):
        kit = make_kit(Preferences(text_percent=text_percent))
        fitted = fit_label(
            QRectF(0, 0, width, height), Look(kit.theme, Kind.PLAIN, CONTROL, Place.SIDE), label, Icon.SAY
        )
        assert fitted.scale == 1.0


def test_in_languages_from_right_to_left_the_icon_is_on_the_right(qapp: QApplication) -> None:
    theme = make_kit().theme
    face = QRectF(0, 0, 267, 112)
    left = fit_label(face, Look(theme, Kind.PLAIN, CONTROL, Place.SIDE), "Next", Icon.NEXT)
    right = fit_label(face, Look(theme, Kind.PLAIN, CONTROL, Place.SIDE, right_to_left=True), "Next", Icon.NEXT)
    assert left.icon.right() < left.label.left()
    assert right.icon.left() > right.label.right()
    assert right.icon.left() == pytest.approx(face.right() - left.icon.right())


def test_the_ring_tells_what_is_left_and_what_is_done(qapp: QApplication) -> None:
    ring = RingView(make_kit())
    ring.show_ring(Ring(12, ui("seconds"), 0.6))
    assert (ring.value(), ring.maximum(), ring.accessibleName()) == (60, 100, "12 seconds")
    ring.show_ring(Ring(6, ui("of {number}", number=10), 0.4, 10, 6))
    assert (ring.value(), ring.maximum(), ring.accessibleName()) == (6, 10, "6 of 10")
    interface = QAccessible.queryAccessibleInterface(ring)
    assert interface.role() == QAccessible.Role.ProgressBar
    assert interface.valueInterface().currentValue() == 6


def test_under_reduced_motion_the_ring_steps_with_its_number(qapp: QApplication) -> None:
    ring = RingView(make_kit())
    ring.show_ring(Ring(12, ui("seconds"), 0.6), smooth=False)
    ring.show_ring(Ring(12, ui("seconds"), 0.57), smooth=False)
    assert ring.left == 0.6
    ring.show_ring(Ring(11, ui("seconds"), 0.55), smooth=False)
    assert ring.left == 0.55


def _colours_round(ring: RingView) -> set[str]:
    """The colours along the middle of the stroke."""
    image: QImage = ring.grab().toImage()
    middle, radius = ring.width() / 2, ring.width() / 2 * (1 - 22 / 316)
    points = [(middle + radius * x, middle + radius * y) for x, y in ((0.2588, -0.9659), (-0.2588, -0.9659), (0, 1))]
    return {QColor(image.pixelColor(round(x), round(y))).name() for x, y in points}


def test_the_arc_is_what_is_left_from_twelve_oclock_on(qapp: QApplication) -> None:
    kit = make_kit()
    accent, track = kit.theme.colours.accent.name(), kit.theme.colours.track.name()
    ring = RingView(kit)
    ring.resize(316, 316)
    ring.show_ring(Ring(20, ui("seconds"), 1.0))
    assert _colours_round(ring) == {accent}
    ring.show_ring(Ring(8, ui("seconds"), 0.4))
    assert _colours_round(ring) == {accent, track}
    ring.show_ring(Ring(0, ui("seconds"), 0.0))
    assert _colours_round(ring) == {track}


@pytest.mark.parametrize("segments", [3, 10, 12, 20, 21, 30])
def test_repetitions_fill_up_in_the_accent(qapp: QApplication, segments: int) -> None:
    kit = make_kit()
    ring = RingView(kit)
    ring.resize(316, 316)
    ring.show_ring(Ring(segments, ui("done"), 0.0, segments, segments))
    full = ring.grab().toImage()
    ring.show_ring(Ring(0, ui("done"), 1.0, segments, 0))
    assert ring.grab().toImage() != full
    assert full.pixelColor(316 - 11, 158 - 20).name() == kit.theme.colours.accent.name()


@pytest.mark.parametrize("scale", list(Scale))
def test_answers_are_buttons_named_by_their_words(qapp: QApplication, scale: Scale) -> None:
    row = AnswerRow(make_kit(), ui("A little pain"), scale, 2)
    row.resize(880, 113)
    before = row.grab().toImage()
    interface = QAccessible.queryAccessibleInterface(row)
    assert interface.role() == QAccessible.Role.Button
    assert interface.text(QAccessible.Text.Name) == "A little pain"
    row.setDown(True)
    assert row.grab().toImage() != before
