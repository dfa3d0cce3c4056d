"""Pictures for people. SCREENSHOTS=folder says where to; without it nothing is made."""

import os
from pathlib import Path

import pytest

FOLDER = os.environ.get("SCREENSHOTS")


@pytest.mark.skipif(not FOLDER, reason="SCREENSHOTS=folder saves a picture of each kind of page")
@pytest.mark.parametrize("language", ["nl", "en", "fr", "de"])
def test_screenshots(tours, inspector, language):
    folder = Path(FOLDER or "")
    folder.mkdir(parents=True, exist_ok=True)
    for number, shot in enumerate(tours(language)):
        for width in (360, 1280):
            for scheme in ("light", "dark"):
                page = inspector.show(shot, width)
                page.emulate_media(color_scheme=scheme)
                page.screenshot(path=folder / f"{number:02}-{shot.name}-{language}-{width}-{scheme}.png", full_page=True)
                page.emulate_media(color_scheme="light")
