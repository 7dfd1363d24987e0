"""A new conference's repository: its files, the program itself among them, and the folder that receives them."""

from generator.scaffold.repository import files
from generator.scaffold.target import TargetError, refuse, write

__all__ = ["TargetError", "files", "refuse", "write"]
