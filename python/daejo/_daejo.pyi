from collections.abc import Iterable, Mapping
from datetime import date
from os import PathLike
from typing import Any, TypeAlias

import pyarrow as pa

from daejo import stage as stage

# a path, or an article: `body` and, where they are known, `id`, `outlet`, `title`, `url`, `published`, `lang`
_Input: TypeAlias = str | PathLike[str] | Mapping[str, Any]

__all__ = ["DaejoError", "__version__", "check", "claims", "stage", "values"]

__version__: str

class DaejoError(ValueError): ...

def check(
    inputs: _Input | Iterable[_Input], *, timezone: str | None = None, lang: str | None = None
) -> dict[str, Any]: ...
def claims(inputs: _Input | Iterable[_Input], *, timezone: str | None = None) -> pa.Table: ...
def values(text: str, lang: str | None = None, on: str | date | None = None) -> list[dict[str, Any]]: ...
