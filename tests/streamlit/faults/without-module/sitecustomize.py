# Python loads this before all else when the folder is in PYTHONPATH: an environment in which a package is not installed.
import os
import sys

_missing = os.environ["MISSING_MODULE"]


class _NotInstalled:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] == _missing:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


sys.meta_path.insert(0, _NotInstalled())
