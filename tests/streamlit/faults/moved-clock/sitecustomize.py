# Python loads this before all else when the folder is in PYTHONPATH: a machine whose clock is wrong.
import os
import time

_right = time.time
_seconds = int(os.environ.get("CLOCK_IS_OFF_BY", "0"))


def _wrong() -> float:
    return _right() + _seconds


time.time = _wrong
