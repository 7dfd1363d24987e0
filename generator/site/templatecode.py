"""Templates as Python: what jinja2 makes of them, but quicker for what ours hold.

A page calls some hundred functions and shows some hundred values. jinja2 asks of each function whether it wants the
template's context, which none of ours does, and makes Markup of each value only to join it to the rest of the page.
"""

from itertools import chain
from keyword import iskeyword

from jinja2 import UndefinedError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from generator.site.words import Words

WORDS = "t"  # the name by which templates ask for words


def shown(value: object) -> str:
    """A value as it stands in a page: escaped unless it is Markup, with the references that markupsafe writes."""
    if type(value) is Markup:
        return value
    if type(value) is not str:
        return escape(value)
    text = value.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")
    return text.replace("'", "&#39;").replace('"', "&#34;")


class Code(CodeGenerator):
    """Calls functions without asking what they want, and shows values as the environment's `shown` does."""

    def write_commons(self) -> None:
        """The names that mean the same in each function."""
        super().write_commons()
        self.writeline("escape = environment.shown")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 - jinja2's
        """A call, plain where Python can write it so."""
        if forward_caller or node.dyn_args or node.dyn_kwargs or any(iskeyword(one.key) for one in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in chain(node.args, node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


def worded(template: nodes.Template, words: Words) -> nodes.Template:
    """The template with the words themselves where it asks for words that are always the same: `t('save')`."""
    if WORDS not in _bound(template):
        _Worded(words).visit(template)
    return template


def _bound(template: nodes.Template) -> set[object]:
    """The names to which the template itself gives a meaning."""
    bound: set[object] = {one.name for one in template.find_all(nodes.Name) if one.ctx != "load"}
    bound |= {one.name for one in template.find_all(nodes.Macro)}
    bound |= {one.target for one in template.find_all(nodes.Import)}
    names = chain.from_iterable(one.names for one in template.find_all(nodes.FromImport))
    return bound | {name if isinstance(name, str) else name[1] for name in names}


class _Worded(NodeTransformer):
    def __init__(self, words: Words) -> None:
        self._words = words

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - jinja2's
        self.generic_visit(node)
        asks = isinstance(node.node, nodes.Name) and node.node.name == WORDS
        if not asks or len(node.args) != 1 or node.kwargs or node.dyn_args or node.dyn_kwargs:
            return node
        try:
            return nodes.Const(self._words(node.args[0].as_const()), lineno=node.lineno)
        except (nodes.Impossible, UndefinedError):  # only the page knows which; or the theme has none, and says so then
            return node
