"""A coordinator without a browser: the forms of the pages, read and posted over HTTP."""

import html
import http.client
import re
import urllib.parse

DEMO_PASSWORD = "waterland proeft mee"


class Answer:
    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.location = response.headers.get("Location", "")
        self.cookies = response.headers.get_all("Set-Cookie") or []
        self.text = response.read().decode("utf-8", "replace")

    @property
    def page(self) -> str:
        found = re.search(r'data-page="([^"]*)"', self.text)
        return found.group(1) if found else ""

    def form(self, name: str) -> tuple[str, dict[str, str]]:
        """The address of a form and the values of its fields; of choices the first."""
        return next(form for form in self.forms(name))

    def forms(self, name: str) -> list[tuple[str, dict[str, str]]]:
        found = []
        for action, content in re.findall(rf'<form method="post" action="([^"]*)" data-form="{name}".*?>(.*?)</form>',
                                          self.text, re.DOTALL):
            fields: dict[str, str] = {}
            for field, value in re.findall(r'<input [^>]*?name="([^"]*)"[^>]*? value="([^"]*)"', content):
                fields.setdefault(field, html.unescape(value))
            for field, value in re.findall(r'<textarea [^>]*name="([^"]*)"[^>]*>\n?(.*?)</textarea>', content, re.DOTALL):
                fields[field] = html.unescape(value)
            found.append((html.unescape(action), fields))
        return found


class Coordinator:
    def __init__(self, port: int, email: str, language: str = "en") -> None:
        self.port = port
        self.email = email
        self.language = language
        self.cookies: dict[str, str] = {}
        self._connection: http.client.HTTPConnection | None = None

    def get(self, path: str) -> Answer:
        return self._ask("GET", path)

    def post(self, path: str, fields: dict[str, str]) -> Answer:
        return self._ask("POST", path, urllib.parse.urlencode(fields))

    def sign_in(self) -> None:
        path, fields = self.get("/sign-in").form("sign-in")
        answer = self.post(path, fields | {"email": self.email, "password": DEMO_PASSWORD})
        assert answer.status == 303, answer.text

    def begin(self) -> str:
        """Begins an assessment, or goes on; its address."""
        school = self.get(self.get("/mine").location)
        if begun := re.search(r"/assessments/[0-9a-z]{13}", school.text):
            return begun.group(0)
        path, fields = school.form("begin")
        return self.post(path, fields).location

    def question_forms(self, assessment: str) -> list[tuple[str, dict[str, str]]]:
        areas = ("infrastructure", "policy", "practice")
        return [form for area in areas for form in self.get(f"{assessment}/areas/{area}").forms("answer")]

    def submit(self, assessment: str) -> Answer:
        """Leads to the result, also where it was submitted already."""
        review = self.get(f"{assessment}/review")
        if review.status == 303:
            return review
        path, fields = review.form("submit")
        return self.post(path, fields | {"agreed": "yes"})

    def _ask(self, method: str, path: str, body: str | None = None) -> Answer:
        headers = {"Accept-Language": self.language, "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            self._connection = self._connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            self._connection.request(method, path, body, headers)
            answer = Answer(self._connection.getresponse())
        except (OSError, http.client.HTTPException):
            self.hang_up()
            raise
        for cookie in answer.cookies:
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        return answer

    def hang_up(self) -> None:
        if self._connection:
            self._connection.close()
        self._connection = None
