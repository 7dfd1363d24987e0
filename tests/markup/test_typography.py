"""Quotes, dashes, the no-break space, and Markdown's emphasis and code beside them."""

import pytest

from generator.markup import Text


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("needs 16.5~GB of it", "needs 16.5\u00a0GB of it"),
        (r"Fig.~3, 20\%~more, $3$~GB, Lee~et al.", "Fig.\u00a03, 20%\u00a0more, 3\u00a0GB, Lee\u00a0et al."),
        ("a ~1.4 MB CNN", "a ~1.4 MB CNN"),
        ("(~5 W) and ~6", "(~5 W) and ~6"),
        ("~7 at the start", "~7 at the start"),
        ("10~20 workers", "10~20 workers"),
        ("~~struck~~ ~/home", "~~struck~~ ~/home"),
        ("matter --- do they", "matter — do they"),
        ("(CA) -- the core -- runs", "(CA) – the core – runs"),
        ("Match--Amend, pages 3--5, a---b", "Match–Amend, pages 3–5, a—b"),
        ("use --flag and -x", "use --flag and -x"),
        ("a --> b <-- c ----- d <!-- e", "a --> b <-- c ----- d <!-- e"),
        ("state-of-the-art - really", "state-of-the-art - really"),
        ("``quoted words'' here", "“quoted words” here"),
        ("a `quoted' word and `another'", "a ‘quoted’ word and ‘another’"),
        ("it's the authors' own 'thing' 5'' wide", "it's the authors' own 'thing' 5'' wide"),
        ("``it's `nested' here''", "“it's ‘nested’ here”"),
        ('"straight" stays', '"straight" stays'),
    ],
)
def test_signs(source: str, plain: str) -> None:
    assert Text(source).plain == plain
    assert Text(source).problems == ()


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("introduce **GriNNder**, which", "introduce <strong>GriNNder</strong>, which"),
        ("*cache*, *(re)gather*, and *bypass*", "<em>cache</em>, <em>(re)gather</em>, and <em>bypass</em>"),
        ("_over-replicate_", "<em>over-replicate</em>"),
        ("__so__ ***both***", "<strong>so</strong> <em><strong>both</strong></em>"),
        ("threshold (t*) and bootstrap (u*)", "threshold (t*) and bootstrap (u*)"),
        ("snake_case_name and a * b * c", "snake_case_name and a * b * c"),
        ("2*3*4 and 2**3**4 and a*b*c", "2*3*4 and 2**3**4 and a*b*c"),
        ("**G**raph spa**R**se", "<strong>G</strong>raph spa<strong>R</strong>se"),
        ("`torch.compile`, ``a`b``, `x--y` `it's`",
         "<code>torch.compile</code>, <code>a`b</code>, <code>x--y</code> <code>it's</code>"),
        ("`$x$ \\textbf{a}`", "<code>$x$ \\textbf{a}</code>"),
        ("# no heading > no quote", "# no heading &gt; no quote"),
        ("![a picture](https://example.org/x.png)",
             '!<a href="https://example.org/x.png" rel="noopener">a picture</a>'),
    ],
)  # fmt: skip
def test_emphasis_and_code(source: str, html: str) -> None:
    assert Text(source).html == html
