"""daejo (대조) reconciles the claims of several news outlets about one story.

>>> import daejo
>>> daejo.values("약 3만 명", lang="ko")[0]["value"]["low"]
'30000'

`daejo.stage` holds the stages of an archive on Arrow record batches, `daejo.spark` runs a whole archive with them.
"""

import sys

from daejo._daejo import DaejoError, __version__, check, claims, stage, values

# the extension is one file: its inner module is made known by the name it is imported by
sys.modules["daejo.stage"] = stage

__all__ = ["DaejoError", "__version__", "check", "claims", "stage", "values"]
