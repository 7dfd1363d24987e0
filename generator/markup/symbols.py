"""What LaTeX's text commands stand for."""

import unicodedata


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STYLES = {"textbf": "strong", "textit": "em", "emph": "em", "textsl": "em", "underline": "u", "uline": "u", "ul": "u",
          "texttt": "code", "textsuperscript": "sup", "textsubscript": "sub", "sout": "s"}  # fmt: skip
UNSTYLED = _words(  # the argument is shown as it is
    "text textrm textsf textsc textup textmd textnormal textlf textsw mbox hbox makebox fbox title MakeUppercase"
    " MakeLowercase uppercase lowercase num si unit"
)
DECLARATIONS = {"bf": "strong", "bfseries": "strong", "it": "em", "itshape": "em", "em": "em", "sl": "em",
                "slshape": "em", "tt": "code", "ttfamily": "code", "sc": "", "scshape": "", "sf": "", "sffamily": "",
                "rm": "", "rmfamily": "", "normalfont": "", "upshape": "", "mdseries": "", "tiny": "", "scriptsize": "",
                "footnotesize": "", "small": "", "normalsize": "", "large": "", "Large": "", "LARGE": "", "huge": "",
                "Huge": "", "centering": "", "raggedright": ""}  # fmt: skip
CITATIONS = _words("cite citep citet citeauthor citeyear citealp citealt citeyearpar parencite textcite autocite")
REFERENCES = _words("ref eqref autoref cref Cref pageref nameref")
DROPPED = _words(
    "xspace noindent indent smallskip medskip bigskip vskip vfill hfill allowbreak nobreak relax protect"
    " sloppy maketitle newpage clearpage pagebreak null leavevmode ignorespaces footnotemark displaystyle textstyle"
)
DROPPED_WITH_ARGUMENT = _words("label vspace hspace index phantom hphantom vphantom color pagestyle input")
TRANSPARENT_ENVIRONMENTS = _words(
    "abstract center quote quotation flushleft flushright document small itemize enumerate description paragraph"
)
LINE_BREAKS = frozenset(("newline", "linebreak", "par"))
LETTERS = {"ss": "ß", "SS": "ẞ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ",
           "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
           "ng": "ŋ", "NG": "Ŋ"}  # fmt: skip
SIGNS = {"ldots": "…", "dots": "…", "textellipsis": "…", "textasciitilde": "~", "textasciicircum": "^",
         "textbackslash": "\\", "textunderscore": "_", "textbar": "|", "textless": "<", "textgreater": ">",
         "textdollar": "$", "textpercent": "%", "textampersand": "&", "textbraceleft": "{", "textbraceright": "}",
         "textasteriskcentered": "*", "textquotesingle": "'", "textquotedbl": '"', "textquoteleft": "‘",
         "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”", "guillemotleft": "«",
         "guillemotright": "»", "textendash": "–", "textemdash": "—", "textbullet": "•", "textperiodcentered": "·",
         "copyright": "©", "textcopyright": "©", "textregistered": "®", "texttrademark": "™", "textdegree": "°",
         "degree": "°", "textcelsius": "℃", "textmu": "µ", "micro": "µ", "textohm": "Ω", "texttimes": "×",
         "textdiv": "÷", "textpm": "±", "textonehalf": "½", "textonequarter": "¼", "textthreequarters": "¾",
         "textrightarrow": "→", "textleftarrow": "←", "textuparrow": "↑", "textdownarrow": "↓", "textnumero": "№",
         "textsection": "§", "S": "§", "P": "¶", "textparagraph": "¶", "dag": "†", "ddag": "‡", "textdagger": "†",
         "textdaggerdbl": "‡", "pounds": "£", "textsterling": "£", "euro": "€", "texteuro": "€", "textyen": "¥",
         "textcent": "¢", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2e", "TeX": "TeX", "BibTeX": "BibTeX", "slash": "/",
         "textvisiblespace": "␣", "lq": "‘", "rq": "’", "quad": " ", "qquad": " ",
         "enspace": " ", "thinspace": "\u202f", "nobreakspace": "\u00a0", "space": " ", "item": "•",
         "textthinspace": "\u202f", "cmark": "✓", "xmark": "✗"}  # fmt: skip
SPACINGS = {",": "\u202f", ":": "\u202f", ";": "\u00a0", " ": " ", "!": ""}

_COMBINING = {"`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
              '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
              "b": "\u0331", "t": "\u0361"}  # fmt: skip
_SPACING_ACCENTS = {"^": "^", "~": "~", '"': "¨", "`": "`", "'": "´"}


def accented(accent: str, letter: str) -> str:
    """A letter under a LaTeX accent, as one character where Unicode has it; without a letter, the accent's sign."""
    if not letter:
        return _SPACING_ACCENTS.get(accent, "")
    return unicodedata.normalize("NFC", letter.replace("ı", "i").replace("ȷ", "j") + _COMBINING[accent])
