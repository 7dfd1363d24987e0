"""Where a build's time goes: a timer looks every millisecond at what the program is doing.

Nothing else of the program knows of it, so that it costs nothing when nobody asks. What other processes do is not
seen; the wait for them counts where it happens.
"""

import signal
import time
from collections import defaultdict
from collections.abc import Iterator
from types import FrameType

INTERVAL = 0.001  # seconds
SHOWN = 3  # functions of a stage
TOO_LITTLE = 0.05  # of a stage, to be shown

COMPARING, EXPORTS, PAGES, READING = "comparing with the last build", "exports", "what pages show", "reading content"
RELATED, RENDERING, WAITING, WRITING = "related posters", "rendering", "waiting for other processes", "writing"

# The innermost of these on the stack says which stage it is.
STAGES = {
    "importlib": "importing modules",
    "generator.content": READING,
    "generator.content.people": "who is who",
    "generator.markup": "Markdown and TeX",
    "generator.processes": WAITING,
    "generator.site": PAGES,
    "generator.site.calendar": EXPORTS,
    "generator.site.catalogue": EXPORTS,
    "generator.site.citations": EXPORTS,
    "generator.site.exports": EXPORTS,
    "generator.site.feed": EXPORTS,
    "generator.site.qrcodes": "QR codes",
    "generator.site.related": RELATED,
    "generator.site.render": RENDERING,
    "generator.site.saved": EXPORTS,
    "generator.site.search": "search data",
    "generator.site.sitemap": EXPORTS,
    "generator.site.templatecode": RENDERING,
    "generator.site.termcounts": RELATED,
    "generator.site.termforms": RELATED,
    "generator.site.termindex": RELATED,
    "generator.site.terms": RELATED,
    "generator.site.told": COMPARING,
    "generator.publish.state": COMPARING,
    "generator.publish.remembered": COMPARING,
    "generator.publish.cards": "share cards",
    "generator.publish.pictures": "pictures",
    "generator.publish.archive": WRITING,
    "generator.publish.disk": WRITING,
    "generator.publish.laying": WRITING,
    "generator.publish.stage": WRITING,
    "generator.publish.sums": WRITING,
    "generator.publish.tree": WRITING,
    "generator.report": "what needs attention",
    "generator.stamps": COMPARING,
}
# These serve several: what calls them says which stage it is.
SERVING = {f"generator.site.{name}" for name in ("cite", "datascript", "jsontext", "routes", "views", "words")}
START, OTHER = "starting", "everything else"


class Profile:
    """Watches the main thread from entering to leaving, and tells what it saw."""

    def __init__(self) -> None:
        # stage -> function -> seconds
        self.functions: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        # All that the process has done so far was to start and to read the command line.
        self.functions[START][""] = time.process_time()
        self._last = time.perf_counter()

    def __enter__(self) -> "Profile":
        self._last = time.perf_counter()
        self._before = signal.signal(signal.SIGALRM, self._look)
        signal.setitimer(signal.ITIMER_REAL, INTERVAL)
        return self

    def __exit__(self, *ending: object) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, self._before)

    def _look(self, number: int, frame: FrameType | None) -> None:
        # A signal is told of when the running call into C is over: what it took counts with the time since the last.
        now = time.perf_counter()
        if frame:
            stage, function = place(frame)
            self.functions[stage][function] += now - self._last
        self._last = now
        signal.setitimer(signal.ITIMER_REAL, INTERVAL)

    def __str__(self) -> str:
        """A line for each stage, the longest first, with the functions that took most of it."""
        stages = {name: sum(functions.values()) for name, functions in self.functions.items()}
        total = sum(stages.values())
        lines = [f"Where the time went ({total:.2f} s):"]
        for name, seconds in sorted(stages.items(), key=lambda stage: -stage[1]):
            busiest = sorted(self.functions[name].items(), key=lambda function: -function[1])
            told = [f"{each} {spent:.2f}" for each, spent in busiest[:SHOWN] if each and spent > TOO_LITTLE * seconds]
            lines.append(f"{seconds:>7.2f} s {seconds / total:>4.0%}  {name:<30} {', '.join(told)}".rstrip())
        return "\n".join(lines)


def place(frame: FrameType) -> tuple[str, str]:
    """The stage that a call belongs to, and the program's function that is innermost around it."""
    calls = list(_calls(frame))
    inner = ((module, name) for module, name in calls if module.startswith("generator."))
    function = next((f"{module.removeprefix('generator.')}.{name}" for module, name in inner), "")
    return next((found for module, _ in calls if (found := _stage(module))), OTHER), function


def _calls(frame: FrameType | None) -> Iterator[tuple[str, str]]:
    """Module and function of each call, the innermost first, without what Python itself makes, as for named tuples."""
    while frame:
        if frame.f_code.co_filename != "<string>":
            yield str(frame.f_globals.get("__name__", "")), frame.f_code.co_name
        frame = frame.f_back


def _stage(module: str) -> str:
    """The stage of the module, or of the nearest package that it is in; "" for what serves several, or is not ours."""
    while module and module not in STAGES and module not in SERVING:
        module = module.rpartition(".")[0]
    return STAGES.get(module, "")
