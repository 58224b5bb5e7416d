"""The design system: contrast of every pair that occurs, sizes in real millimetres, icons, faces and numerals."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter, QScreen
from PySide6.QtWidgets import QApplication

from coach.practice.preferences import Theme
from coach.practice.view import Scale
from coach.ui.theme.faces import FACES, paint_face
from coach.ui.theme.fonts import FAMILY, font, load_fonts
from coach.ui.theme.icons import Icon, paint_icon
from coach.ui.theme.metrics import Metrics, Size, screen_px_per_mm
from coach.ui.theme.numerals import number_path
from coach.ui.theme.tokens import NOTE, palette
from tests.support.windows import PX_PER_MM, ROOT

TEXT, LARGE, CONTROL, DISABLED = 7.0, 4.5, 3.0, 4.5
# Text and controls as they stand on each other, each with its floor; what look.md lists.
PAIRS = [
    ("ink", "paper", TEXT),
    ("ink", "surface", TEXT),
    ("ink", "soft", TEXT),
    ("ink", "soft_press", TEXT),
    ("ink", "hover", TEXT),
    ("ink", "press", TEXT),
    ("ink", "band", TEXT),
    ("ink", "face", TEXT),
    ("ink2", "paper", TEXT),
    ("ink2", "surface", TEXT),
    ("ink2", "band", TEXT),
    ("on_accent", "accent", TEXT),
    ("on_accent", "accent_hover", TEXT),
    ("on_accent", "accent_press", TEXT),
    ("danger", "danger_soft", TEXT),
    ("danger", "danger_press", TEXT),
    ("danger", "paper", TEXT),
    ("disabled", "disabled_fill", DISABLED),
    ("disabled", "paper", DISABLED),
    ("line", "paper", CONTROL),
    ("line", "surface", CONTROL),
    ("line", "stage", CONTROL),
    ("accent", "paper", CONTROL),
    ("accent", "surface", CONTROL),
    ("accent", "stage", CONTROL),
    ("accent", "soft", CONTROL),
    ("accent", "track", CONTROL),
    ("accent", "band", CONTROL),
    ("focus", "paper", CONTROL),
    ("mark", "paper", CONTROL),
    ("mark", "band", CONTROL),
]


def _luminance(colour: QColor) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of WCAG 2.2, 1..21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_of_contrast_is_that_of_the_guideline() -> None:
    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21.0)
    assert contrast(QColor("#777777"), QColor("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", list(Theme))
@pytest.mark.parametrize(("front", "back", "floor"), PAIRS)
def test_every_pair_has_its_contrast(theme: Theme, front: str, back: str, floor: float) -> None:
    colours = palette(theme)
    assert contrast(getattr(colours, front), getattr(colours, back)) >= floor


@pytest.mark.parametrize("px_per_mm", [2.5, PX_PER_MM, 4.3, 5.5, 8.0])
def test_keys_have_their_millimetres_on_every_screen_and_never_less_than_44_px(px_per_mm: float) -> None:
    metrics = Metrics(1366, 768, px_per_mm)
    assert metrics.player_key >= max(44, 30 * px_per_mm)
    assert metrics.key >= max(44, 20 * px_per_mm)


@pytest.mark.parametrize(
    ("width", "height", "size"),
    [(1024, 600, Size.SMALL), (1366, 768, Size.BASE), (1366, 698, Size.LOW), (1920, 1080, Size.WIDE)],
)
def test_window_classes(width: int, height: int, size: Size) -> None:
    assert Metrics(width, height).size is size


def test_text_is_never_below_18_points_and_doubles_at_200_percent() -> None:
    assert Metrics(1366, 768).text_px(NOTE) == 24
    assert Metrics(1366, 768, 2.5).text_px(NOTE) == 24
    assert Metrics(1366, 768, text_percent=200).text_px(NOTE) == 48


def test_on_a_fine_screen_everything_grows_to_its_real_size_as_far_as_the_window_allows() -> None:
    assert Metrics(2732, 1536, 2 * PX_PER_MM).unit == pytest.approx(2.0)
    assert Metrics(1366, 768, 2 * PX_PER_MM).unit == pytest.approx(768 / 600)


@pytest.mark.parametrize(
    ("millimetres", "expected"),
    [
        (QSizeF(200, 200), 4.0),
        (QSizeF(0, 0), PX_PER_MM),
        (QSizeF(20, 20), PX_PER_MM),
        (QSizeF(2000, 2000), PX_PER_MM),
        (QSizeF(200, 300), PX_PER_MM),
    ],
)
def test_an_implausible_report_of_the_screen_counts_as_96_dpi(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, millimetres: QSizeF, expected: float
) -> None:
    screen = qapp.primaryScreen()
    assert screen.size().toTuple() == (800, 800)
    monkeypatch.setattr(QScreen, "physicalSize", lambda _screen: millimetres)
    assert screen_px_per_mm(screen) == pytest.approx(expected)
    assert screen_px_per_mm(screen, 5.5) == 5.5


def _painted(icon: Icon, right_to_left: bool = False) -> QImage:
    image = QImage(160, 160, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_icon(painter, icon, QRectF(32, 32, 96, 96), QColor("black"), right_to_left=right_to_left)
    painter.end()
    return image


def _ink(image: QImage) -> set[tuple[int, int]]:
    size = range(image.width())
    return {(x, y) for x in size for y in size if image.pixelColor(x, y).lightness() < 128}


def test_icons_stay_in_their_box_and_differ_from_each_other(qapp: QApplication) -> None:
    pictures = {icon: frozenset(_ink(_painted(icon))) for icon in Icon}
    assert len(set(pictures.values())) == len(Icon)
    for points in pictures.values():
        assert points
        assert all(27 <= x <= 133 and 27 <= y <= 133 for x, y in points)  # half a stroke may reach out


def test_forward_points_left_in_languages_that_run_so(qapp: QApplication) -> None:
    assert _ink(_painted(Icon.NEXT, right_to_left=True)) != _ink(_painted(Icon.NEXT))
    assert _ink(_painted(Icon.CLOCK, right_to_left=True)) == _ink(_painted(Icon.CLOCK))


def test_every_face_differs_and_none_is_red_or_green(qapp: QApplication) -> None:
    colours = palette(Theme.LIGHT)
    seen: list[QImage] = []
    for scale in (Scale.PAIN, Scale.EFFORT):
        for face in range(1, FACES + 1):
            image = QImage(100, 100, QImage.Format.Format_ARGB32)
            image.fill(colours.paper)
            painter = QPainter(image)
            paint_face(painter, scale, face, QRectF(2, 2, 96, 96), palette=colours, fill=colours.face)
            painter.end()
            assert all(image != other for other in seen)
            seen.append(image)
            for x in range(100):
                for y in range(100):
                    colour = image.pixelColor(x, y)
                    red, green, blue = colour.red(), colour.green(), colour.blue()
                    assert red - max(green, blue) < 60
                    assert green - max(red, blue) < 40


def test_the_typeface_ships_and_loads(qapp: QApplication) -> None:
    assert load_fonts(ROOT / "resources" / "fonts") == FAMILY
    assert (ROOT / "resources" / "fonts" / "OFL.txt").read_text(encoding="utf-8").count("SIL OPEN FONT LICENSE")


def test_a_missing_typeface_is_replaced_by_the_systems(qapp: QApplication) -> None:
    assert load_fonts(ROOT / "resources" / "nothing-here") != FAMILY


def test_the_zero_of_large_counters_has_one_open_middle_and_an_eight_has_two(qapp: QApplication) -> None:
    load_fonts(ROOT / "resources" / "fonts")
    face = font(FAMILY, 128, 700)
    zero, eight = number_path("0", face), number_path("8", face)
    assert not zero.contains(zero.boundingRect().center())
    assert len(zero.toSubpathPolygons()) == 2
    assert eight.contains(eight.boundingRect().center())
    ten = number_path("10", face)
    assert ten.boundingRect().width() > zero.boundingRect().width() * 1.4
