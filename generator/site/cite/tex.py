"""Plain text as TeX that prints the same.

Letters with accents, and scripts other than Latin, stay in UTF-8. LaTeX reads UTF-8 by itself since 2018, as do biber,
bibtex8, bibtexu and every reference manager; Chinese or Arabic names have no other form; and a name stays a name that
people can search for. Only the first BibTeX, which knows bytes, abbreviates `Étienne` wrongly. What pdfTeX has no
letter for in running text (Greek letters of formulas, arrows, relations) becomes maths.
"""

import re
import unicodedata

_SIGNS = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}",
    "`": r"\textasciigrave{}", "#": r"\#", "$": r"\$", "%": r"\%", "&": r"\&", "_": r"\_",
    "\u00a0": "~", "\u202f": r"\,",
}  # fmt: skip
_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "varepsilon", "ϵ": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "ϑ": "vartheta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi",
    "π": "pi", "ρ": "rho", "σ": "sigma", "ς": "varsigma", "τ": "tau", "υ": "upsilon", "φ": "varphi", "ϕ": "phi",
    "χ": "chi", "ψ": "psi", "ω": "omega", "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi",
    "Π": "Pi", "Σ": "Sigma", "Υ": "Upsilon", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega",
}  # fmt: skip
_MATHS = {
    "→": "rightarrow", "←": "leftarrow", "↔": "leftrightarrow", "⇒": "Rightarrow", "⇐": "Leftarrow",
    "⇔": "Leftrightarrow", "↑": "uparrow", "↓": "downarrow", "↦": "mapsto", "≤": "leq", "≥": "geq", "≪": "ll",
    "≫": "gg", "≠": "neq", "≈": "approx", "≃": "simeq", "≅": "cong", "≡": "equiv", "∼": "sim", "∝": "propto",
    "∞": "infty", "∑": "sum", "∏": "prod", "∫": "int", "√": "surd", "∂": "partial", "∇": "nabla", "∈": "in",
    "∉": "notin", "∋": "ni", "⊂": "subset", "⊆": "subseteq", "⊃": "supset", "⊇": "supseteq", "∪": "cup", "∩": "cap",
    "∅": "emptyset", "∀": "forall", "∃": "exists", "∧": "wedge", "∨": "vee", "⊕": "oplus", "⊗": "otimes", "⊙": "odot",
    "⊥": "perp", "⊤": "top", "∘": "circ", "∗": "ast", "⋅": "cdot", "⋆": "star", "★": "star", "ℓ": "ell", "ℏ": "hbar",
    "⌈": "lceil", "⌉": "rceil", "⌊": "lfloor", "⌋": "rfloor", "⟨": "langle", "⟩": "rangle", "∥": "parallel",
    "ℝ": "mathbb{R}", "ℕ": "mathbb{N}", "ℤ": "mathbb{Z}", "ℚ": "mathbb{Q}", "ℂ": "mathbb{C}",
}  # fmt: skip
_COMMANDS = {sign: f"\\{name}" for sign, name in (_GREEK | _MATHS).items()} | {"−": "-", "′": "'"}

# One or two Greek letters are a formula's, more are a word.
_PIECE = re.compile(
    r"(?<![\u0370-\u03ff])[" + "".join(_GREEK) + r"]{1,2}(?![\u0370-\u03ff])|[" + "".join([*_MATHS, "−′"]) + "]"
    r"|[\\{}~^<>|`#$%&_\u00a0\u202f]|-(?=-)|'(?=')|[^\x00-\xff\u0370-\u03ff]"
)
_ASCII_PIECE = re.compile(r"[\\{}~^<>|`#$%&_]|--|''")  # what of these ASCII has
_MATHS_SIGN = "[" + "".join(_COMMANDS) + "]"
_ESCAPED_BRACE = re.compile(r"\\(.)", re.DOTALL)
_BRACE_NAMES = {"{": r"\lbrace ", "}": r"\rbrace "}
_ALIGNMENTS = re.compile(r"\\(begin|end)\{(align|gather)(?:ed)?\*?\}")


def escape(text: str) -> str:
    """One line of plain text; its braces balance whatever it holds, and formulas stand in braces of their own."""
    return text if is_plain(text) else _PIECE.sub(_escaped, text)


def is_plain(text: str) -> bool:
    """Whether the text, and so each stretch of it, surely is TeX as it is: most texts are."""
    return text.isascii() and not _ASCII_PIECE.search(text)


def grouped(text: str) -> str:
    """The same in braces, which keep styles from changing its capitals; a formula has braces already."""
    escaped = escape(text)
    is_formula = escaped[:2] == "{$" and escaped.find("$}") == len(escaped) - 2
    return escaped if is_formula else f"{{{escaped}}}"


def formula(source: str) -> str:
    """TeX of a formula between dollars, in braces that keep styles from changing its capitals.

    `\\{` and `\\}` are named, because BibTeX counts braces and knows no backslash. What would not balance is escaped.
    """
    named = _ESCAPED_BRACE.sub(lambda found: _BRACE_NAMES.get(found[1], found[0]), source)
    named = _ALIGNMENTS.sub(r"\\\1{\2ed}", named)
    named = " ".join(re.sub(_MATHS_SIGN, lambda found: f"{_COMMANDS[found[0]]} ", named).split())
    dollars = named.replace("\\\\", "").replace("\\$", "").count("$")
    if dollars % 2 or not is_balanced(named) or named.endswith("\\"):
        return escape(source)
    return f"{{${named}$}}"


def is_balanced(text: str) -> bool:
    """Whether each brace has its partner, as BibTeX counts: a backslash before one makes no difference."""
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0


def _escaped(found: re.Match[str]) -> str:
    piece = found[0]
    if piece in _SIGNS:
        return _SIGNS[piece]
    if piece in ("-", "'"):
        return piece + "{}"  # two in a row would print as one dash or quote
    if piece[0] in _COMMANDS:
        return "{$" + " ".join(_COMMANDS[sign] for sign in piece) + "$}"
    return _compatible(piece)


def _compatible(character: str) -> str:
    """Raised and lowered letters and figures (⁴, ₂, ᵀ) and letters of formulas (𝒪) by what they stand for."""
    kind, _, letters = unicodedata.decomposition(character).partition(" ")
    if kind not in ("<super>", "<sub>", "<font>"):
        return character
    plain = "".join(chr(int(code, 16)) for code in letters.split())
    if kind == "<font>" or not plain.isascii():
        return escape(plain)
    return f"{{${'^' if kind == '<super>' else '_'}{{{plain}}}$}}"
