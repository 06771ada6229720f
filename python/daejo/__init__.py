"""daejo (대조) reconciles the claims of several news outlets about one story.

>>> import daejo
>>> daejo.values("약 3만 명", lang="ko")[0]["value"]["low"]
'30000'
"""

from daejo._daejo import DaejoError, __version__, check, claims, values

__all__ = ["DaejoError", "__version__", "check", "claims", "values"]
