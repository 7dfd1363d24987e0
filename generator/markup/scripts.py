"""Raised and lowered characters of Unicode."""

_LONGEST_LETTERS = 2  # a longer word, as in x_max, is found and read more easily as it is

_SIGNS = "0123456789+−-=()"
_RAISED = dict(zip(_SIGNS, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾", strict=True)) | dict(
    zip("abcdefghijklmnoprstuvwxyzTNK⊤′″*∗†‡°∘", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀᴺᴷᵀ′″**†‡°°", strict=True)
)
_LOWERED = dict(zip(_SIGNS, "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True)) | dict(
    zip("aehijklmnoprstuvx", "ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True)
)


def superscript(text: str) -> str:
    """Text set above the line: raised characters, or `^` before it where Unicode lacks one."""
    return _script(text, _RAISED, "^")


def subscript(text: str) -> str:
    """Text set below the line: lowered characters, or `_` before it where Unicode lacks one."""
    return _script(text, _LOWERED, "_")


def raised_figures(text: str) -> str:
    """Figures and signs raised; other text as it is."""
    return superscript(text) if text and all(character in _SIGNS for character in text) else text


def lowered_figures(text: str) -> str:
    """Figures and signs lowered; other text as it is."""
    return subscript(text) if text and all(character in _SIGNS for character in text) else text


def _script(text: str, characters: dict[str, str], mark: str) -> str:
    if not text:
        return ""
    is_word = text.isalpha() and len(text) > _LONGEST_LETTERS
    if not is_word and all(character in characters for character in text):
        return "".join(characters[character] for character in text)
    return mark + (text if text.isalnum() else f"({text})")
