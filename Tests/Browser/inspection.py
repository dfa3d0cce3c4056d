"""What every page that a test reaches must keep to: markup, axe, reflow, large text, no complaints of the browser."""

import re
from dataclasses import dataclass

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Response

from markup import markup_faults

AXE = Axe()
ALL_RULES = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
COLOUR_RULES = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}

# Whatever is wider than the window, or cut off within its own box. Boxes that scroll on purpose can be reached
# by keyboard; what only screen readers get is one pixel wide.
OVERFLOW = """() => {
  const root = document.documentElement, found = [];
  if (root.scrollWidth > window.innerWidth) {
    const wide = [...document.body.querySelectorAll('*')].filter(
      it => it.getBoundingClientRect().right > window.innerWidth + 1
        && !it.closest('[role=region][tabindex="0"]')).slice(-3).map(it => it.outerHTML.slice(0, 160));
    found.push(`the page is ${root.scrollWidth} px wide in a window of ${window.innerWidth}: ${wide.join(' | ')}`);
  }
  for (const it of document.body.querySelectorAll('*')) {
    const style = getComputedStyle(it);
    const isCut = ['hidden', 'clip'].includes(style.overflowX) && it.scrollWidth > it.clientWidth + 2
      || ['hidden', 'clip'].includes(style.overflowY) && it.scrollHeight > it.clientHeight + 2;
    if (isCut && it.clientWidth > 2 && !it.closest('svg, input, textarea')) found.push('cut off: ' + it.outerHTML.slice(0, 160));
    const spills = style.overflowY === 'visible' && it.clientHeight > 2 && it.scrollHeight > it.clientHeight + 12;
    if (spills && it.closest('main') && !it.closest('svg')) found.push('lies on what follows: ' + it.outerHTML.slice(0, 160));
    const isSqueezed = it.matches('th, td') && it.clientWidth < 40 && it.clientHeight > 120;
    if (isSqueezed && it.innerText.length < 30) found.push('a letter a line: ' + it.outerHTML.slice(0, 160));
  }
  return found;
}"""

# Words of a drawing that stick out of it or lie on each other.
DRAWINGS = """() => [...document.querySelectorAll('svg text')].flatMap(text => {
  const box = text.getBoundingClientRect(), frame = text.closest('svg').getBoundingClientRect();
  const faults = [];
  if (box.left < -1 || box.right > innerWidth + 1) faults.push(`the word ${text.textContent} leaves the window`);
  for (const other of text.parentNode.querySelectorAll('text')) {
    const its = other.getBoundingClientRect();
    if (other !== text && box.left < its.right && its.left < box.right && box.top < its.bottom && its.top < box.bottom
      && text.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING)
      faults.push(`the words ${text.textContent} and ${other.textContent} lie on each other`);
  }
  return faults;
})"""


@dataclass(frozen=True)
class Snapshot:
    """A page as the server sent it."""

    name: str
    language: str
    url: str
    status: int
    html: str

    @property
    def essence(self) -> str:
        """Without what differs each time."""
        return re.sub(r'(name="form-token" value="|/assessments/|/results/|/schools/|/claims/)[\w.~-]+', r"\1", self.html)

    @property
    def shape(self) -> str:
        """The kinds of its elements, without words and number: what axe finds on one page it finds on all of one
        shape. (The order of headings and ids that are there twice are found on every page, by markup.py.)"""
        tags = re.findall(r"<([a-z][a-z0-9]*)((?:\s[^<>]*)?)>", self.html)
        keep = r'\b(?:class|role|type|tabindex|open|checked|aria-[a-z]+)\b(?:="[\w -]{0,20}")?'
        return "\n".join(sorted({f"{tag} {' '.join(re.findall(keep, rest))}" for tag, rest in tags}))


class Watch:
    """Watches a browser context: keeps the last document of each of its pages, and every complaint."""

    def __init__(self, context: BrowserContext) -> None:
        self.complaints: list[str] = []
        self._documents: dict[Page, Response] = {}
        self.bytes: dict[str, int] = {}
        context.on("response", self._note)
        context.on("requestfailed", lambda it: self._fail(it))
        context.on("console", self._hear)
        context.on("weberror", lambda it: self.complaints.append(f"error in a script: {it.error}"))
        context.on("dialog", self._close)

    def document(self, page: Page) -> Response:
        return self._documents[page]

    def snapshot(self, page: Page) -> Snapshot:
        response = self.document(page)
        main = page.locator("main")
        return Snapshot(
            name=main.get_attribute("data-page") or "",
            language=page.locator("html").get_attribute("lang") or "",
            url=page.url, status=response.status, html=response.text())

    def _note(self, response: Response) -> None:
        request = response.request
        if request.is_navigation_request() and response.status not in range(300, 400):
            self._documents[request.frame.page] = response
            policy = response.headers.get("content-security-policy", "")
            if "default-src 'none'" not in policy or "unsafe" in policy:
                self.complaints.append(f"{response.url} has the policy {policy!r}")
            if response.status >= 500:
                self.complaints.append(f"{response.url} answered {response.status}")
        elif response.status >= 400 and not is_autosave(response):
            self.complaints.append(f"{response.url} answered {response.status}")

    def _fail(self, request) -> None:
        if "ERR_ABORTED" not in (request.failure or ""):
            self.complaints.append(f"{request.url} failed: {request.failure}")

    def _hear(self, message) -> None:
        is_our_status = message.text.startswith("Failed to load resource: the server responded with a status of 4")
        if message.type in ("error", "warning") and not is_our_status:
            self.complaints.append(f"console: {message.text}")

    def _close(self, dialog) -> None:
        self.complaints.append(f"a dialog: {dialog.message}")
        dialog.dismiss()


def is_autosave(response: Response) -> bool:
    """The script may be told that what is there is no answer yet, or not the latest."""
    is_saving = response.request.method == "POST" and "/questions/" in response.url
    return is_saving and response.status in (401, 403, 409, 422)


class Inspector:
    """Checks pages as the server sent them, in a browser of its own with scripts on: so what a page without
    scripts showed is checked too, and nothing that the checks do touches the journey."""

    def __init__(self, browser: Browser, base: str) -> None:
        self._address = f"{base}/inspected"
        self._context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
        self._page = self._context.new_page()
        self._shown = ""
        self._page.route(
            self._address, lambda route: route.fulfill(body=self._shown, content_type="text/html; charset=utf-8"))
        self._seen: set[tuple] = set()

    def close(self) -> None:
        self._context.close()

    def faults(self, shot: Snapshot, width: int) -> str:
        """Axe once for each shape, dark colours and large text once for each kind of page."""
        faults = markup_faults(shot.html) if self._is_new("page", shot.essence) else []
        if self._is_new(width, shot.language, shot.name, shot.shape):
            self.show(shot, width)
            faults += self.axe(ALL_RULES)
        if self._is_new(width, shot.language, shot.name, "data-errors" in shot.html):
            self.show(shot, width)
            self._page.emulate_media(color_scheme="dark")
            faults += [f"dark: {fault}" for fault in self.axe(COLOUR_RULES)]
            self._page.emulate_media(color_scheme="light")
            if width >= 640:
                faults += [f"twice the text: {fault}" for fault in self.large_text()]
        return describe(shot, width, faults) if faults else ""

    def _is_new(self, *key: object) -> bool:
        is_new = key not in self._seen
        self._seen.add(key)
        return is_new

    def show(self, shot: Snapshot, width: int, height: int = 900) -> Page:
        self._page.set_viewport_size({"width": width, "height": height})
        self._shown = shot.html
        self._page.goto(self._address)
        return self._page

    def axe(self, options: dict) -> list[str]:
        found = AXE.run(self._page, options=options).response["violations"]
        return [
            f"axe {rule['id']}: {node['html'][:200]} — {' '.join(node['failureSummary'].split())[:300]}"
            for rule in found
            for node in rule["nodes"]
        ]

    def large_text(self) -> list[str]:
        """Twice the size of all text. (A browser that enlarges text only does the same to the root.)"""
        before = self._page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
        self._page.evaluate("size => document.documentElement.style.fontSize = size + 'px'", before * 2)
        faults = overflow(self._page)
        self._page.evaluate("document.documentElement.style.fontSize = ''")
        return faults


def overflow(page: Page) -> list[str]:
    """Works with scripts off too."""
    return page.evaluate(OVERFLOW) + page.evaluate(DRAWINGS)


def describe(shot: Snapshot, width: int, faults: list[str]) -> str:
    lines = "\n  ".join(dict.fromkeys(faults))
    return f"{shot.name} ({shot.language}, {width} px, {shot.status}) {shot.url}:\n  {lines}"
