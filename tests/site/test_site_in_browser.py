"""The site in a browser, opened from disk: search, keyboard, anchors, accessibility, no network."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.browser import open_page, require_browser, start_browser
from support.cli_command import command

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    require_browser()
    with start_browser() as started:
        yield started


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the default spec's site."""
    folder = tmp_path_factory.mktemp("site")
    done = command(REPOSITORY, "docs", "--usages", "--output", str(folder))
    assert done.returncode == 0, done.stdout
    return (folder / "index.html").as_uri()


@pytest.fixture
def page(browser: Any, site: str) -> Iterator[Any]:
    with open_page(browser, site) as opened:
        yield opened


def hits(page: Any) -> list[str]:
    found: list[str] = page.eval_on_selector_all(
        "#hits li", "items => items.map(item => item.firstChild.textContent)"
    )
    return found


def test_it_asks_for_nothing_but_its_own_files(page: Any) -> None:
    assert all(address.startswith("file:") for address in page.requested)
    assert page.faults == []


def test_the_keyboard_alone_finds_a_member(page: Any) -> None:
    page.keyboard.press("/")
    page.keyboard.type("degraded")
    assert hits(page) == ["ServiceStatus.DEGRADED"]
    page.keyboard.press("Enter")
    assert page.url.endswith("?q=degraded#ServiceStatus.DEGRADED")
    box = page.locator("[id='ServiceStatus.DEGRADED']").bounding_box()
    assert 0 <= box["y"] < 900


def test_names_come_before_summaries_and_kinds_filter(page: Any) -> None:
    page.keyboard.press("/")
    page.keyboard.type("layertype")
    assert hits(page)[0] == "LayerType"
    page.fill("#query", "kind:feature e2e")
    assert hits(page) == ["background_e2e"]
    page.fill("#query", "ORCHESTRATION_ORCHESTRATOR_AVAILABLE")
    assert hits(page) == ["orchestrator"]
    page.fill("#query", "kind:feature OrchestrationMode")
    assert hits(page) == ["master_orchestration"]
    page.fill("#query", "zzz")
    assert hits(page) == []


def test_a_shared_address_gives_the_same_hits(browser: Any, site: str) -> None:
    with open_page(browser, f"{site}?q=degraded") as page:
        assert hits(page) == ["ServiceStatus.DEGRADED"]


def test_a_deep_link_shows_its_row(browser: Any, site: str) -> None:
    with open_page(browser, f"{site}#LayerDefinition.timeout_minutes") as page:
        page.wait_for_timeout(100)
        box = page.locator("[id='LayerDefinition.timeout_minutes']").bounding_box()
        assert 0 <= box["y"] < 900


def test_without_scripts_everything_is_there(browser: Any, site: str) -> None:
    with open_page(browser, site, scripts=False) as page:
        assert page.locator("[id='ServiceStatus.DEGRADED']").count() == 1
        assert not page.locator("#search").is_visible()


@pytest.mark.parametrize("width", [360, 768, 1600])
@pytest.mark.parametrize("dark", [False, True])
def test_it_fits_and_is_accessible(browser: Any, site: str, width: int, dark: bool) -> None:
    from axe_playwright_python.sync_playwright import Axe

    with open_page(browser, site, width=width, dark=dark) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page).response["violations"]
        assert [each["id"] for each in found if each["impact"] in ("serious", "critical")] == []


def test_bars_and_dots_are_those_of_the_spec(page: Any) -> None:
    widths = page.eval_on_selector_all(
        ".timeline .bar", "bars => bars.map(bar => bar.getAttribute('width'))"
    )
    assert [float(width.rstrip("%")) for width in widths] == [
        round(minutes / 135 * 100, 3) for minutes in (5, 15, 25, 90)
    ]
    assert page.locator(".matrix").first.locator("[aria-label=yes]").count() == 14


def test_a_thousand_enums_are_found_at_once(browser: Any, tmp_path: Path) -> None:
    names = [f"Kind{number:04d}" for number in range(1000)]
    members = {f"MEMBER_{index}": f"value {index}" for index in range(10)}
    data = {
        "project": {"name": "many", "package": "acme.many", "summary": "Many enums."},
        "enums": {name: {"summary": f"What {name} is.", "members": members} for name in names},
    }
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "many.yaml").write_text(json.dumps(data), encoding="utf-8")
    assert command(tmp_path, "docs").returncode == 0
    index = tmp_path / "site" / "index.html"
    assert index.stat().st_size < 5_000_000
    with open_page(browser, index.as_uri()) as page:
        page.keyboard.press("/")
        page.keyboard.type("kind0777.member_7")
        assert hits(page) == ["Kind0777.MEMBER_7"]
