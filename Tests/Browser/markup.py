"""What the raw HTML of a page must keep to, checked without a browser."""

import re
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
UNLABELLED_TYPES = {"hidden", "submit", "button", "image", "reset"}
POINTING = ("for", "aria-labelledby", "aria-describedby", "aria-controls")
SVG = {"path", "rect", "circle", "line", "polygon", "polyline", "ellipse"}


class Document(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.ids: list[str] = []
        self.pointers: list[tuple[str, str]] = []
        self.headings: list[int] = []
        self.inputs: list[tuple[str, dict[str, str | None], bool]] = []
        self.labels: set[str] = set()
        self.language = ""
        self.mains = 0
        self._open: list[str] = []
        self.feed(text)
        self.close()
        self._conclude(text)

    def handle_starttag(self, tag: str, pairs: list[tuple[str, str | None]]) -> None:
        attributes = dict(pairs)
        if len(attributes) < len(pairs):
            self.faults.append(f"<{tag}> has an attribute twice: {pairs}")
        self._note_inline(tag, attributes)
        self._note_pointers(tag, attributes)
        if tag == "html":
            self.language = attributes.get("lang") or ""
        if tag == "main":
            self.mains += 1
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        is_shown = attributes.get("type") not in UNLABELLED_TYPES and "hidden" not in attributes
        if tag in ("input", "textarea", "select") and is_shown:
            self.inputs.append((tag, attributes, "label" in self._open))
        if tag == "img" and "alt" not in attributes:
            self.faults.append(f"an image without alt: {attributes}")
        if tag not in VOID and tag not in SVG:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, pairs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, pairs)
        if tag not in VOID and tag not in SVG:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or tag in SVG:
            return
        if not self._open or self._open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self._open[-1:] or 'nothing'}")
            if tag not in self._open:
                return
            while self._open and self._open[-1] != tag:
                self._open.pop()
        self._open.pop()

    def _note_inline(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag in ("script", "style") and not attributes.get("src"):
            self.faults.append(f"inline <{tag}>")
        for name, value in attributes.items():
            if name == "style" or name.startswith("on"):
                self.faults.append(f"inline {name} on <{tag}>")
            if (value or "").strip().lower().startswith("javascript:"):
                self.faults.append(f"a script as address on <{tag}>")

    def _note_pointers(self, tag: str, attributes: dict[str, str | None]) -> None:
        if "id" in attributes:
            self.ids.append(attributes["id"] or "")
        for name in POINTING:
            self.pointers += [(f"{tag} {name}", target) for target in (attributes.get(name) or "").split()]
        href = attributes.get("href") or ""
        if tag == "a" and href.startswith("#"):
            self.pointers.append(("a href", href[1:]))
        if tag == "label" and attributes.get("for"):
            self.labels.add(attributes["for"] or "")

    def _conclude(self, text: str) -> None:
        say = self.faults.append
        if not text.lower().startswith("<!doctype html>"):
            say("no doctype")
        if not re.search(r"<title>\s*[^<\s]", text):
            say("no title")
        if not self.language:
            say("no lang on <html>")
        if self._open:
            say(f"left open: {self._open}")
        if self.mains != 1:
            say(f"{self.mains} <main>")
        if self.headings.count(1) != 1:
            say(f"{self.headings.count(1)} <h1>")
        for before, after in zip(self.headings, self.headings[1:]):
            if after > before + 1:
                say(f"a heading skips from h{before} to h{after}")
        for name in {name for name in self.ids if self.ids.count(name) > 1 or not re.fullmatch(r"\S+", name)}:
            say(f"id {name!r} is there {self.ids.count(name)} times")
        for what, target in self.pointers:
            if target not in self.ids:
                say(f"{what} points to {target!r}, which is not there")
        for tag, attributes, is_wrapped in self.inputs:
            named = attributes.get("aria-label") or attributes.get("aria-labelledby")
            if not (is_wrapped or named or attributes.get("id") in self.labels):
                say(f"<{tag} name={attributes.get('name')!r}> has no label")
        unescaped = re.findall(r"\{[a-z][a-z-]*\}", re.sub(r"<[^>]*>", "", text))
        if unescaped:
            say(f"a placeholder was not filled: {unescaped}")


def markup_faults(text: str) -> list[str]:
    return Document(text).faults
