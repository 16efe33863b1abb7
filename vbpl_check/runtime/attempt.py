"""The only place that turns an exception into a value, so that one bad item does not end a run."""

from __future__ import annotations

import traceback
from typing import Any

from vbpl_check.errors import VbplError
from vbpl_check.step import Done, Failed, Step


def attempt(step: Step[Any, Any], item: Any) -> Done[Any] | Failed:
    """``Done`` with the step's result; ``Failed`` with the slug of a VbplError, or "internal" with the traceback."""
    try:
        return Done(step.fn(item, *step.params))
    except VbplError as error:
        return Failed(step.name, name_of(item), error.slug, error.slots)
    except MemoryError:
        return Failed(step.name, name_of(item), "out-of-memory")
    except Exception as error:  # the run must go on; the traceback is kept for the log
        detail = (("detail", f"{type(error).__name__}: {error}"[:300]),)
        return Failed(step.name, name_of(item), "internal", detail, traceback.format_exc())


def name_of(item: object) -> str:
    """How the item is called in messages."""
    return str(getattr(item, "name", "")) or type(item).__name__
