"""A real browser for tests of pages: Chromium without a network, which records what a page asks for and says."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

import axe_core_python  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

CHROMIUM = shutil.which("chromium")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
Scheme = Literal["light", "dark"]

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of the machine."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Watched:
    """A page with all that it asked for and complained of; `left` are requests that went elsewhere."""

    page: Page
    home: str
    asked: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def handle(self, route: Route) -> None:
        """Lets through what is the page's own, and nothing else."""
        url = route.request.url
        self.asked.append(url)
        if url.startswith(self.home):
            route.continue_()
        else:
            self.left.append(url)
            route.abort()

    def is_quiet(self) -> bool:
        """Whether nothing left the page and nothing was complained of."""
        return not self.left and not self.complaints


@contextmanager
def watched(
    browser: Browser, home: str, width: int = 1280, scheme: Scheme = "light", script: bool = True
) -> Iterator[Watched]:
    """A page of a fresh context, whose requests beyond `home` are refused and recorded."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=script
    )  # fmt: skip
    try:
        page = context.new_page()
        found = Watched(page, home)
        context.route("**/*", found.handle)
        page.on("console", lambda message: found.complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: found.complaints.append(f"error: {error}"))

        def dismiss(dialog: Any) -> None:
            found.complaints.append(f"dialog: {dialog.message}")
            dialog.dismiss()

        page.on("dialog", dismiss)
        yield found
    finally:
        context.close()


@cache
def _axe() -> str:
    file = Path(axe_core_python.__file__).with_name("axe.min.js")
    return file.read_text(encoding="utf-8")


def faults(page: Page, *only: str) -> list[str]:
    """What axe-core finds wrong, and where; by all its rules, or by `only` some."""
    # Evaluated by the debugger: the page's own policy would not let a script tag in.
    page.evaluate(_axe())
    options = {"resultTypes": ["violations"], **({"runOnly": list(only)} if only else {})}
    result = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{fault['id']} ({fault['impact']}): {fault['nodes'][0]['html'][:200]} {fault['nodes'][0]['failureSummary']}"
        for fault in result["violations"]
    ]


def hard_to_press(page: Page, least: int = 44) -> list[str]:
    """What a finger would miss: links, buttons and fields lower than so many pixels; a box to tick by its label."""
    found: list[str] = page.evaluate(
        """least => [...document.querySelectorAll("a, button, summary, select, textarea, input:not([type=hidden])")]
            .map(one => ["radio", "checkbox"].includes(one.type) ? one.closest("label") : one)
            .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < least)
            .map(one => `${one.tagName} ${one.innerText || one.name} ${one.getBoundingClientRect().height}`)""",
        least,
    )
    return found


def overflow(page: Page) -> int:
    """How many pixels the page is wider than the window."""
    found: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return found
