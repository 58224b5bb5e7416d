"""A sound system of its own, with a microphone: what a program plays is recorded, not heard.

Needs pulseaudio, pulseaudio-utils and libasound2-plugins; works as any user, root too, and without a session bus.
"""

from __future__ import annotations

import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO

import numpy as np
import numpy.typing as npt

RATE = 44100
CHUNK_BYTES = 882  # 10 ms
NEAR_CHUNKS = 200  # 2 s
LOUD = 100  # of 32768; the room itself is perfectly silent
START_SECONDS = 20.0
PROGRAMS = {
    "pulseaudio": "pulseaudio",
    "parec": "pulseaudio-utils",
    "pactl": "pulseaudio-utils",
    "aplay": "alsa-utils",
    "espeak-ng": "espeak-ng",
}


@dataclass(frozen=True, slots=True)
class Recording:
    """Mono samples and the time.monotonic() of the first one."""

    samples: npt.NDArray[np.int16]
    began: float

    @property
    def ended(self) -> float:
        """The time.monotonic() behind the last sample."""
        return self.began + len(self.samples) / RATE

    def sounds(self, silence: float = 0.3) -> Sequence[tuple[float, float]]:
        """First and last moment (time.monotonic()) of each sound; `silence` seconds or more part two sounds."""
        loud = np.flatnonzero(np.abs(self.samples.astype(np.int32)) > LOUD)
        if not len(loud):
            return []
        cuts = np.flatnonzero(np.diff(loud) > silence * RATE)
        first, last = loud[np.r_[0, cuts + 1]], loud[np.r_[cuts, len(loud) - 1]]
        return [
            (self.began + a / RATE, self.began + b / RATE) for a, b in zip(first.tolist(), last.tolist(), strict=True)
        ]

    def after(self, moment: float) -> Recording:
        """What was recorded from this time.monotonic() on."""
        skipped = max(0, round((moment - self.began) * RATE))
        return Recording(self.samples[skipped:], self.began + skipped / RATE)


class SoundRoom:
    """Use as a context manager. Programs that get `environment` (it is to be added to theirs) play into the room."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._lock = threading.Lock()
        self._heard = bytearray()
        self._read_at: list[float] = []  # for each chunk
        self._listening = threading.Event()
        self.environment: dict[str, str] = {}

    def __enter__(self) -> SoundRoom:
        missing = sorted({package for program, package in PROGRAMS.items() if shutil.which(program) is None})
        assert not missing, f"install these Debian packages to run the sound tests: {' '.join(missing)}"
        folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="sound-room-")))
        server = f"unix:{folder}/socket"
        routing = folder / "asound.conf"
        routing.write_text(f'pcm.!default {{ type pulse server "{server}" }}\nctl.!default {{ type pulse }}\n')
        at_home = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
        # The runtime folder takes the sound files of voices that are cut off.
        self.environment = {"PULSE_SERVER": server, "ALSA_CONFIG_PATH": str(routing), "XDG_RUNTIME_DIR": str(folder)}
        # Without "norewinds" the sink has two seconds of silence ready, and the first sound comes that much too late.
        sink = f"module-null-sink sink_name=room rate={RATE} channels=1 norewinds=1"
        door = f"module-native-protocol-unix socket={folder}/socket auth-anonymous=1"
        options = ["-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes"]
        self._launch(["pulseaudio", *options, "-L", sink, "-L", door], at_home)
        self._wait_for_server(at_home | self.environment)
        options = ["--device=room.monitor", "--format=s16le", f"--rate={RATE}", "--channels=1", "--raw"]
        quick = ["--latency-msec=10", "--process-time-msec=5"]
        listener = self._launch(["parec", *options, *quick], at_home | self.environment)
        assert listener.stdout is not None
        thread = threading.Thread(target=self._listen, args=(listener.stdout,))
        self._stack.callback(thread.join)
        thread.start()
        self._stack.callback(listener.kill)
        assert self._listening.wait(START_SECONDS), f"nothing was recorded within {START_SECONDS:.0f} s"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def recording(self) -> Recording:
        """All that was heard since the room was opened."""
        with self._lock:
            samples, read_at = np.frombuffer(bytes(self._heard), np.int16), np.array(self._read_at)
        return _in_time(samples, read_at)

    def listen(self, seconds: float) -> Recording:
        """Wait until so many seconds from now are recorded; returns all that was heard."""
        end = time.monotonic() + seconds
        while self.recording().ended < end:
            assert time.monotonic() < end + START_SECONDS, "the recording has stopped"
            time.sleep(0.01)
        return self.recording()

    def _listen(self, stream: IO[bytes]) -> None:
        while chunk := stream.read(CHUNK_BYTES):
            now = time.monotonic()
            if len(chunk) < CHUNK_BYTES:
                break  # the last one: the room closes
            with self._lock:
                self._heard += chunk
                self._read_at.append(now)
            self._listening.set()

    def _wait_for_server(self, environment: dict[str, str]) -> None:
        end = time.monotonic() + START_SECONDS
        while subprocess.run(["pactl", "info"], env=environment, capture_output=True, check=False).returncode:
            assert time.monotonic() < end, f"PulseAudio did not start within {START_SECONDS:.0f} s"
            time.sleep(0.05)

    def _launch(self, command: list[str], environment: dict[str, str], *more: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [*command, *more], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._stack.callback(_end, process)
        return process


def _in_time(samples: npt.NDArray[np.int16], read_at: npt.NDArray[np.float64]) -> Recording:
    """The recording with every chunk at its true moment.

    The null sink runs up to a ten-thousandth too fast while something plays, and a busy machine loses samples: after
    some minutes, that is more than what is to be measured. `samples` are the chunks, `read_at` the time.monotonic() at
    which each was read: late perhaps, never early, so of the estimates of some seconds the earliest is the best one.
    """
    if not len(read_at):
        return Recording(samples, float("inf"))
    size = CHUNK_BYTES // 2
    place = np.arange(len(read_at)) * size / RATE
    early = read_at - place - size / RATE
    padded = np.pad(early, (NEAR_CHUNKS, NEAR_CHUNKS), mode="edge")
    near = np.lib.stride_tricks.sliding_window_view(padded, 2 * NEAR_CHUNKS + 1)
    starts = near.min(axis=1) + place
    began = float(starts.min())
    first = np.round((starts - began) * RATE).astype(np.int64)
    whole = np.zeros(int(first.max()) + size, np.int16)
    whole[first[:, None] + np.arange(size)] = samples.reshape(-1, size)
    return Recording(whole, began)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGKILL)
    process.wait()
    if process.stdout is not None:
        process.stdout.close()
