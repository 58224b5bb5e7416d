"""The way through remarks: what the therapist should know, by one press or in own words; advice where it is due."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from coach.practice.message import Message, ui
from coach.practice.preferences import InputWay
from coach.practice.remarks import MOST_LETTERS, READY_MADE, ReadyMade, Remark
from coach.ui.hall import Hall
from coach.ui.screens.list_screen import ListScreen, Row
from coach.ui.theme.icons import Icon
from coach.ui.widgets.kit import Kit

_DAYS_SHOWN = 366
_QUESTION = ui("What should your therapist know?")


class Remarking:
    """`open` shows the remarks to choose from; `back` leads on from there, `today` home."""

    def __init__(self, hall: Hall, today: Callable[[], None]) -> None:
        self._hall, self._today = hall, today

    def open(self, back: Callable[[], None]) -> None:
        """Ready-made remarks as large rows. Nothing is kept of a guest, and that is said before anything is told."""
        if self._hall.company.is_guest:
            words = (ui("Nothing is kept of a guest. So no remark is kept either."),)
            self._show(ListScreen(self._hall.shell.kit, ui("You practise as a guest"), words=words), back)
            return
        others = (
            Row(ui("Own words"), partial(self._write, back), Icon.LIST),
            Row(ui("Kept so far"), partial(self._read, back), Icon.TABLE),
        )
        screen = remarks_screen(self._hall.shell.kit, lambda one: self._keep_ready_made(one, back), others)
        self._show(screen, back)

    def _show(self, screen: ListScreen, back: Callable[[], None]) -> None:
        screen.today.connect(self._today)
        screen.back.connect(back)
        self._hall.shell.show_screen(screen)

    def _write(self, back: Callable[[], None]) -> None:
        from coach.ui.screens.writing import Writing

        scanned = self._hall.preferences.input_way is InputWay.SCAN
        screen = Writing(self._hall.shell.kit, _QUESTION, most=MOST_LETTERS, lines=2, grouped=scanned)
        screen.kept.connect(lambda words: self._keep(words, (), back))
        screen.back.connect(lambda: self.open(back))
        screen.spoken.connect(self._hall.speak)
        self._hall.shell.show_screen(screen)

    def _keep_ready_made(self, one: ReadyMade, back: Callable[[], None]) -> None:
        self._keep(self._hall.shell.kit.words.spoken(one.words), one.advice, back)

    def _keep(self, words: str, advice: Sequence[Message], back: Callable[[], None]) -> None:
        """Write it, then show that it is kept, with the advice that belongs to it. What is refused waits in memory."""
        book, remark = self._hall.rooms.notebook.remarks, Remark(words, self._hall.rooms.clock.now())
        show = partial(self._show_kept, remark, tuple(advice), back)
        self._hall.work(lambda: book.add(remark), lambda _none: show(), show)

    def _show_kept(self, remark: Remark, advice: Sequence[Message], back: Callable[[], None]) -> None:
        done = Row(ui("Done"), back, Icon.CHECK)
        take_back = Row(ui("Take it back"), partial(self._take_back, remark, back), Icon.REPEAT)
        screen = kept_screen(self._hall.shell.kit, remark, advice, done, take_back, speak=self._hall.speak)
        screen.back.connect(lambda: self.open(back))
        self._hall.shell.show_screen(screen)
        self._hall.speak(screen.said)

    def _take_back(self, remark: Remark, back: Callable[[], None]) -> None:
        book = self._hall.rooms.notebook.remarks
        self._hall.work(lambda: book.take_back(remark), lambda _none: self.open(back))

    def _read(self, back: Callable[[], None]) -> None:
        book, today = self._hall.rooms.notebook.remarks, self._hall.today_date
        since = (date.fromisoformat(today) - timedelta(days=_DAYS_SHOWN)).isoformat()
        self._hall.work(lambda: book.remarks(since, today), partial(self._show_all, back))

    def _show_all(self, back: Callable[[], None], remarks: Sequence[Remark]) -> None:
        """The remarks of a year, the newest first."""
        screen = all_kept_screen(self._hall.shell.kit, remarks)
        screen.today.connect(self._today)
        screen.back.connect(lambda: self.open(back))
        self._hall.shell.show_screen(screen)


def remarks_screen(kit: Kit, keep: Callable[[ReadyMade], None], others: Sequence[Row]) -> ListScreen:
    """Ready-made remarks as large rows."""
    rows = [Row(one.words, partial(keep, one)) for one in READY_MADE]
    return ListScreen(kit, _QUESTION, rows=rows, others=others)


def kept_screen(
    kit: Kit,
    remark: Remark,
    advice: Sequence[Message],
    done: Row,
    take_back: Row,
    *,
    speak: Callable[[str], None],
) -> ListScreen:
    """What was kept, and the advice that belongs to it, as large as it can be."""
    title = ui("**Kept for your therapist:** {words}", words=remark.words)
    said = " ".join(kit.words.spoken(words) for words in (title, *advice))
    say = Row(ui("Say again"), lambda: speak(said), Icon.SAY)
    return ListScreen(kit, title, words=advice, large=True, primary=done, others=(say, take_back))


def all_kept_screen(kit: Kit, remarks: Sequence[Remark]) -> ListScreen:
    """All remarks with their dates, the newest first."""
    day = kit.words.formats.day_and_month
    lines = [
        ui("**{day}:** {words}", day=day(date.fromisoformat(one.at.local_date)), words=one.words)
        for one in reversed(remarks)
    ]
    words = lines or [ui("Nothing yet. Your report shows what you keep here.")]
    return ListScreen(kit, ui("Kept for your therapist"), words=words)
