"""Takes the README's picture: pages of the built site, on a phone and on a desktop, in light and dark.

python tests/browser/picture.py output docs/picture.png
"""

import base64
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

POSTER = "posters/efficient-long-context-language-model-training-by-core.html"
PHONES = (("index.html", "light"), (POSTER, "dark"), ("authors/index.html", "light"))
DESKTOP = (POSTER, "light")
STYLE = """
body { margin: 0; padding: 28px; display: flex; gap: 20px; align-items: start; background: #d9e0dd; width: max-content }
img { display: block; border-radius: 10px; height: 560px }
"""


def main(site: Path, target: Path, chromium: str) -> None:
    """Write the picture of `site` to `target`, taken with the browser at `chromium`."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--hide-scrollbars"])
        shots = [_shot(browser, site / DESKTOP[0], DESKTOP[1], 1180, 800)]
        shots += [_shot(browser, site / route, scheme, 390, 800) for route, scheme in PHONES]
        images = "".join(f'<img src="data:image/png;base64,{base64.b64encode(shot).decode()}">' for shot in shots)
        page = browser.new_page(viewport={"width": 2200, "height": 620})
        page.set_content(f"<style>{STYLE}</style>{images}")
        target.write_bytes(page.locator("body").screenshot())
        browser.close()


def _shot(browser: Browser, file: Path, scheme: str, width: int, height: int) -> bytes:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(file.resolve().as_uri())
    page.evaluate("document.fonts.ready")
    return page.screenshot()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(".venv/browser").read_text(encoding="utf-8"))
