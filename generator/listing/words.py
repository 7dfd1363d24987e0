"""The words by which a line is known: labels, sessions, rooms, times, and how a further paragraph begins."""

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


LABELS = _set(
    "session sessions session-details poster-session poster-sessions oral-session poster posters oral orals event "
    "events schedule programme program セッション ポスター 会议 海报"
)
SESSION = re.compile(
    r"(?:[\w&,/'’-]+ ){0,5}sessions?(?: (?:#|no\.? ?)?\w{1,5})?(?:\s*[:–—|(\[,·⋅•-].*)?", re.IGNORECASE | re.DOTALL
)
SESSION_EAST_ASIAN = re.compile(
    r"セッション|ポスター発表|口頭発表|[分专專]会?[场場]|海[报報]展示"  # Japanese, then Chinese
)
ROOM = re.compile(
    r"\b(?:rooms?|ballroom|halls?|foyer|auditorium|lobby|theat(?:er|re)|atrium|pavilion|floor|building|lounge|terrace|"
    r"level [\w-]+|centre|center|online|zoom|aula|salle?|sala|saal)\b|"
    r"会場|[会會][议議]室|ホール|号室|展示室|展厅|教室|[講讲]堂|礼堂|厅$",
    re.IGNORECASE,
)
TIME = re.compile(
    r"\b\d{1,2}[:.]\d\d\b|\b(?:19|20)\d\d\b|\d月\d|"
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[ ,.]",
    re.IGNORECASE,
)
_FURTHER = (
    r"moreover|furthermore|finally|in addition|additionally|also|besides|lastly|in particular|specifically|however",
    r"overall|in summary|to (?:summari[sz]e|conclude)|in conclusion|consequently|therefore|thus|hence|similarly",
    r"our (?:code|results?|experiments?|source|implementation|evaluation|data|models?|artifacts?|key|main|findings?)",
    r"(?:the |all |source )*(?:code|data|dataset|models?|artifacts?)\b.{0,60}\b(?:available|releas\w+|at http)",
    r"(?:extensive |our |empirical )*(?:experiments?|evaluations?|results?)",
    r"project (?:page|website|site)",
    r"(?:website|code|github|keywords?|index terms|methods?|conclusions?|impact|limitations?|availability)\s*:",
    r"we (?:also|further|then|additionally|finally|conclude)|these (?:results?|findings?|techniques?|ideas)",
    r"(?:first|second|third|fourth)(?:ly)?,|based on (?:this|these)|building on|to (?:address|this end|overcome)",
)
_FURTHER_EAST_ASIAN = (
    r"また|さらに|最後に|しかし|一方|実験|コード|結果|その結果|これにより"  # Japanese
    r"|最后|此外|另外|因此|实验|代码|结果"  # Chinese
)
FURTHER = re.compile(rf"(?:{'|'.join(_FURTHER)})(?!\w)|{_FURTHER_EAST_ASIAN}", re.IGNORECASE)
ITEM = re.compile(r"[-*•–‣▪]\s|\(?(?:\d{1,2}|[ivx]{1,4}|[a-h])[).]\s", re.IGNORECASE)

FUNCTION_WORDS = _set(
    "a an and are as at be by can for from how in into is it not of on or our than that the this to towards using via "
    "we what when with"
)
NAME_PARTICLES = _set(
    "af al ap ben bin d da dal das de del della den der di dit do dos du e el i ibn la las le los mac san st 't te ten "
    "ter van von y zu zum zur"
)
