"""A headless Chromium for tests that look at a page as a person does."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
HAS_BROWSER = bool(CHROMIUM) and importlib.util.find_spec("playwright") is not None
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def require_browser() -> None:
    """Skip the test where there is no browser; in CI, where one is installed, fail."""
    if not HAS_BROWSER:
        message = "needs chromium and the packages of ssotgen[test]"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(message)


@contextmanager
def start_browser() -> Iterator[Any]:
    """Start a browser and close it in the end."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(OPTIONS))
        yield browser
        browser.close()


@contextmanager
def open_page(
    browser: Any, address: str, *, width: int = 1280, scripts: bool = True, dark: bool = False
) -> Iterator[Any]:
    """Open a page, and close it in the end. `page.requested` are the addresses that it asked for,
    `page.faults` what it reported as errors."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        java_script_enabled=scripts,
        color_scheme="dark" if dark else "light",
    )
    page = context.new_page()
    page.requested, page.faults = [], []
    page.on("request", lambda request: page.requested.append(request.url))
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on(
        "console",
        lambda message: page.faults.append(message.text) if message.type == "error" else None,
    )
    page.goto(address)
    yield page
    context.close()
