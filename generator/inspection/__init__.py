"""A built site looked at as a stranger would: its sums, its links and anchors, what it loads, and how it is formed.

    folder -> routes -> Found (a file's references, ids and problems) -> mistakes

It asks nothing of content/ and nothing of the network, so that an archive can be verified in ten years.
"""

from generator.inspection.inspector import inspect

__all__ = ["inspect"]
