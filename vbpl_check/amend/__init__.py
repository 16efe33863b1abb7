"""Amendments applied: from documents and the commands of others to the wording in force."""

from vbpl_check.amend.apply import apply
from vbpl_check.amend.commands import read_commands

__all__ = ["apply", "read_commands"]
