"""What needs attention, by who can mend it: found in the content, and told as text, Markdown or JSON."""

from generator.report.needs import needs
from generator.report.records import GROUPS, Need, Spot

__all__ = ["GROUPS", "Need", "Spot", "needs"]
