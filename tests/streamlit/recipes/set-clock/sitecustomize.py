# Python loads this before all else when the folder is in PYTHONPATH: a clock that a test sets forward while an app runs,
# by the seconds in clock.txt of the app's folder.
import time
from pathlib import Path

_right = time.time
_file = Path.cwd() / "clock.txt"


def _set() -> float:
    try:
        return _right() + int(_file.read_text())
    except (OSError, ValueError):
        return _right()


time.time = _set
