"""Outside links: which the content has, and whether they still lead somewhere. The only room that uses the network."""

from generator.weblinks.asking import Answer, Asker, Verdict
from generator.weblinks.gather import Weblink, gather

__all__ = ["Answer", "Asker", "Verdict", "Weblink", "gather"]
