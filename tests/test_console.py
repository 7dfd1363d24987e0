import io

import pytest

from generator import console


@pytest.mark.parametrize(("count", "said"), [(900, "1 kB"), (820_400, "820 kB"), (1_100_000, "1.1 MB")])
def test_sizes(count: int, said: str) -> None:
    assert console.size(count) == said


def test_progress_is_shown_on_a_terminal_after_two_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("time.perf_counter", lambda: now[0])
    stream = io.StringIO()
    with console.Progress(stream, "page", shown=True) as progress:
        progress(1, 3000)
        assert stream.getvalue() == ""
        now[0] = 2.5
        progress(1200, 3000)
        assert stream.getvalue() == "\r  1,200 of 3,000 pages …"
    assert stream.getvalue().endswith("\r")

    hidden = io.StringIO()
    with console.Progress(hidden, "page", shown=False) as progress:
        now[0] = 10.0
        progress(1200, 3000)
    assert hidden.getvalue() == ""
