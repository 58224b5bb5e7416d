"""A pytest plugin: `-p tests.no_qt` tests as if Qt and the charts were not installed."""

from __future__ import annotations

import sys
from typing import Any

_ABSENT: dict[str, Any] = dict.fromkeys(("PySide6", "shiboken6", "pyqtgraph"))

sys.modules.update(_ABSENT)  # None in sys.modules makes an import raise ModuleNotFoundError
