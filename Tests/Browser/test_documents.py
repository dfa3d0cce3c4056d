"""Documents and the public statement: fetched as files, turned on and off, in French and Dutch."""

import subprocess

import pytest


@pytest.mark.parametrize("language, width, scripts", [("fr", 320, False), ("nl", 1280, True)])
def test_documents_and_statement(visit, tmp_path, language, width, scripts):
    joris = visit(language=language, width=width, scripts=scripts)
    joris.choose_language_quietly(language)
    joris.sign_in("joris@wilgenrijk.example")
    joris.press(joris.page.locator("main th a[href^='/results/']").first, "result")
    for kind in ("report", "plan"):
        with joris.page.expect_download() as download:
            joris.page.locator(f"main a[href$='/{kind}.pdf']").click()
        assert download.value.suggested_filename.startswith(f"esafety-{kind}-")
        file = tmp_path / "paper.pdf"
        download.value.save_as(file)
        facts = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
        assert "Tagged:          yes" in facts

    joris.open("/mine", "school")
    joris.press(joris.page.locator("main a[href$='/statement']"), "statement")
    state = joris.page.locator("[data-statement]")
    assert state.get_attribute("data-statement") == "off"
    joris.press(joris.button("statement"), "statement")
    assert state.get_attribute("data-statement") == "on"
    address = state.locator("a[href$='/label']").get_attribute("href")
    parent = visit(language=language, width=width, scripts=scripts)
    parent.open(address, "label")
    assert parent.page.locator("[data-label]").get_attribute("data-label") == "bronze"
    assert "Joris" not in parent.page.locator("main").inner_text()
    joris.press(joris.button("statement"), "statement")
    assert state.get_attribute("data-statement") == "off"
    assert parent.page.request.get(parent.page.url).status == 404
