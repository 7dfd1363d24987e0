"""What axe finds wrong with a page in the state in which it is: the rules of WCAG 2.2 AA and the good practices."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# What is right is not listed: of a page with hundreds of links that takes most of the time.
OPTIONS = {"preload": False, "resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
COLOURS = {"preload": False, "resultTypes": ["violations"], "runOnly": ["color-contrast"]}
# Of the authors of a letter some are looked at, for the others are written alike.
LOOKED_AT = {"exclude": [[".people > li:nth-child(n+6)"]]}

Violations = list[tuple[str, str]]


def violations(page: Page) -> Violations:
    """Rule and element of what is wrong, in the colours that the page has."""
    return _found(page, OPTIONS)


def violations_in_light_and_dark(page: Page) -> Violations:
    """The same in light and in dark, for which only the colours are looked at again."""
    page.emulate_media(color_scheme="light")
    light = violations(page)
    page.emulate_media(color_scheme="dark")
    return [*light, *(("dark " + rule, node) for rule, node in violations_of_colour(page))]


def violations_of_colour(page: Page) -> Violations:
    """What is wrong with the colours alone, where nothing else differs from what was looked at before."""
    return _found(page, COLOURS)


def _found(page: Page, options: dict[str, object]) -> Violations:
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(Axe().axe_script)
    found = page.evaluate("([context, options]) => axe.run(context, options)", [LOOKED_AT, options])["violations"]
    return [(one["id"], node["html"]) for one in found for node in one["nodes"][:3]]
