"""First stage: files, folders, archives and collections -> ``Source`` (plain text with anchors back to the input).

``expand`` lists what is to be read; ``read`` reads one item and raises InputError. A format is one module of this
package that defines ``READER``.
"""

from __future__ import annotations

from vbpl_check.ingest._pick import read
from vbpl_check.ingest._reader import Reader
from vbpl_check.ingest._walk import expand

__all__ = ["Reader", "expand", "read"]
