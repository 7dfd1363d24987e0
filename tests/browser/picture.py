"""Takes the documents' pictures of the real site: both themes for the README, and an edit for authors.

python tests/browser/picture.py docs
"""

import base64
import html
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from generator import cli

ROOT = Path(__file__).parents[2]
POSTER = "posters/efficient-long-context-language-model-training-by-core.html"
EDITED = "beam-joint-resource-power-optimization-for-energy-efficient"
WRONG, RIGHT = "SLO contraints", "SLO constraints"
STYLE = """
body { margin: 0; padding: 28px; display: flex; gap: 20px; align-items: start; background: #d9e0dd; width: max-content;
       font: 600 22px "Source Sans 3", system-ui, sans-serif; color: #12201b }
img, pre { display: block; border-radius: 10px; height: 560px; margin: 0; box-sizing: border-box }
pre { background: #fff; padding: 20px; width: 470px; font: 15px/1.6 monospace; white-space: pre-wrap; overflow: hidden }
mark { background: #ffe08a } p { margin: 0 0 10px }
"""


def main(folder: Path, chromium: str) -> None:
    """Write the pictures into the folder, taken with the browser at `chromium`."""
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as made:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--hide-scrollbars"])
        for theme, name in (("wayfinder", "picture.png"), ("proceedings", "proceedings.png")):
            site = _built(Path(made) / theme, theme)
            _save(browser, folder / name, _theme(browser, site))
        _save(browser, folder / "edit.png", _edit(browser, Path(made) / "edit"))
        browser.close()


def _built(root: Path, theme: str) -> Path:
    if not root.exists():
        shutil.copytree(ROOT / "content", root / "content")
    assert cli.main(["--root", str(root), "build", "--theme", theme]) == 0
    return root / "output"


def _theme(browser: Browser, site: Path) -> list[str]:
    shots = [_shot(browser, site / POSTER, "light", 1180)]
    shots += [_shot(browser, site / "index.html", "light", 390)]
    shots += [_shot(browser, site / POSTER, "dark", 390)]
    return [*shots, _shot(browser, site / "authors/index.html", "light", 390)]


def _edit(browser: Browser, root: Path) -> list[str]:
    """The three steps of an author: the link, the line, the page."""
    shutil.copytree(ROOT / "content", root / "content")
    (root / "content/site.yaml").write_text("repository: https://github.com/OWNER/NAME\n")
    (poster,) = (root / "content/posters").rglob(f"{EDITED}*.yaml")
    text = poster.read_text(encoding="utf-8")
    page = _built(root, "wayfinder") / "posters" / f"{poster.stem}.html"
    before = _shot(browser, page, "light", 620, "Edit this poster")
    poster.write_text(text.replace(WRONG, RIGHT), encoding="utf-8")
    _built(root, "wayfinder")
    line = html.escape(text.replace(WRONG, RIGHT)[text.index("title:") :][:900]).replace(RIGHT, f"<mark>{RIGHT}</mark>")
    steps = (before, f"<pre>{line}</pre>", _shot(browser, page, "light", 620))
    words = ("1. Press “Edit this poster”", "2. Mend the line, and propose the change", "3. The page is right")
    return [f"<div><p>{said}</p>{step}</div>" for said, step in zip(words, steps, strict=True)]


def _shot(browser: Browser, file: Path, scheme: str, width: int, link: str = "") -> str:
    """A page as an image; with `link`, where that link is in sight and has the focus."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(file.resolve().as_uri())
    page.evaluate("document.fonts.ready")
    if link:
        page.keyboard.press("Tab")
        page.get_by_role("link", name=link).focus()
    image = base64.b64encode(page.screenshot()).decode()
    page.close()
    return f'<img src="data:image/png;base64,{image}">'


def _save(browser: Browser, target: Path, parts: Sequence[str]) -> None:
    page = browser.new_page(viewport={"width": 2200, "height": 660})
    page.set_content(f"<style>{STYLE}</style>{''.join(parts)}")
    target.write_bytes(page.locator("body").screenshot())
    page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), (ROOT / ".venv/browser").read_text(encoding="utf-8"))
