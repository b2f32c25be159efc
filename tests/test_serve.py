"""Pages on the loopback: to a browser on this machine, and to nobody else."""

import http.client
import json
import socket
from collections.abc import Iterator

import pytest

from journal_tool.serve import LiveServer, NoPort

PAGE = (
    b"<!doctype html><html><head><meta http-equiv='Content-Security-Policy' content=\""
    b'default-src &#39;none&#39;; script-src &#39;self&#39;"></head><body>One</body></html>'
)
PAGES = {"index.html": PAGE, "days/2026-03.html": PAGE, "report.css": b"p {}", "theme.js": b"1"}


@pytest.fixture
def server() -> Iterator[LiveServer]:
    one = LiveServer(PAGES.get, b"/* live */", port=0)
    yield one
    one.close()


def ask(
    server: LiveServer, path: str, method: str = "GET", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers and body, of a request whose path nobody tidies up."""
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    line.putrequest(method, path, skip_host="Host" in names)
    for name, value in names.items():
        line.putheader(name, value)
    line.endheaders()
    answer = line.getresponse()
    found = {name.lower(): value for name, value in answer.getheaders()}
    body = answer.read()
    line.close()
    return answer.status, found, body


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/index.html", "text/html; charset=utf-8"),
        ("/days/2026-03.html", "text/html; charset=utf-8"),
        ("/report.css", "text/css; charset=utf-8"),
        ("/theme.js", "text/javascript; charset=utf-8"),
        ("/live.js", "text/javascript; charset=utf-8"),
    ],
)
def test_a_page_of_the_report_is_given(server: LiveServer, path: str, kind: str) -> None:
    status, headers, _ = ask(server, path)

    assert status == 200
    assert headers["content-type"] == kind


@pytest.mark.parametrize(
    "path",
    [
        "/..",
        "/../etc/passwd",
        "/..%2f..%2fetc/passwd",
        "/%2e%2e/etc/passwd",
        "//etc/passwd",
        "/days/",
        "/days",
        "/index.html/",
        "/.journal-report.json",
        "/index.html%00.png",
        "/INDEX.HTML",
        "/nothing.html",
        "/C:/windows/win.ini",
        "/days\\2026-03.html",
    ],
)
def test_anything_else_is_not_there(server: LiveServer, path: str) -> None:
    assert ask(server, path)[0] == 404


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost", ""])
def test_another_name_or_port_is_refused(server: LiveServer, host: str) -> None:
    status, headers, body = ask(server, "/", Host=host)

    assert status == 421
    assert b"One" not in body
    assert headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_its_own_names_are_known(server: LiveServer, name: str) -> None:
    assert ask(server, "/", Host=f"{name}:{server.port}")[0] == 200


@pytest.mark.parametrize(
    ("site", "mode", "status"),
    [
        ("cross-site", "no-cors", 403),
        ("same-site", "cors", 403),
        ("cross-site", "navigate", 200),
        ("same-origin", "no-cors", 200),
        ("none", "navigate", 200),
    ],
)
def test_another_site_takes_no_part_of_a_page(
    server: LiveServer, site: str, mode: str, status: int
) -> None:
    assert ask(server, "/", Sec_Fetch_Site=site, Sec_Fetch_Mode=mode)[0] == status


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_a_page_is_read_and_nothing_else(server: LiveServer, method: str) -> None:
    assert ask(server, "/", method)[0] == 405


def test_a_head_has_no_body(server: LiveServer) -> None:
    status, headers, body = ask(server, "/", "HEAD")

    assert (status, body) == (200, b"")
    assert int(headers["content-length"]) > 0


def test_a_page_that_is_the_same_is_not_sent_again(server: LiveServer) -> None:
    tag = ask(server, "/")[1]["etag"]

    assert ask(server, "/", If_None_Match=tag)[0] == 304
    assert ask(server, "/", If_None_Match='"other"')[0] == 200


def test_every_answer_keeps_others_out(server: LiveServer) -> None:
    for path in ("/", "/theme.js", "/nothing"):
        headers = ask(server, path)[1]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "server" not in headers


def test_what_is_served_waits_for_news_and_may_ask_for_nothing_else(server: LiveServer) -> None:
    page = ask(server, "/")[2].decode()

    assert '<script src="/live.js" defer></script>\n</head>' in page
    assert "default-src &#39;none&#39;; connect-src 'self'; script-src" in page
    assert ask(server, "/theme.js")[2] == PAGES["theme.js"]


def test_news_are_told_to_those_who_listen(server: LiveServer) -> None:
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    line.request("GET", "/live-events")
    answer = line.getresponse()

    def news() -> dict[str, object]:
        while not (text := answer.readline().decode()).startswith("data: "):
            pass
        found: dict[str, object] = json.loads(text.removeprefix("data: "))
        return found

    assert answer.getheader("content-type", "").startswith("text/event-stream")
    assert news() == {"version": 0, "problem": ""}
    server.publish()
    assert news() == {"version": 1, "problem": ""}
    server.publish("a line is wrong")
    assert news() == {"version": 1, "problem": "a line is wrong"}
    server.publish()
    assert news() == {"version": 2, "problem": ""}
    server.close()
    assert answer.read().replace(b"\n", b"") == b""
    line.close()


def test_the_next_port_is_taken_when_one_is_in_use() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        one = LiveServer(PAGES.get, b"", port=port)
        try:
            assert port < one.port <= port + 50
            assert one.url == f"http://127.0.0.1:{one.port}/"
        finally:
            one.close()


def test_only_the_loopback_is_listened_on(server: LiveServer) -> None:
    assert server.listens_on == "127.0.0.1"


def test_a_port_that_cannot_be_had_is_told() -> None:
    with pytest.raises(NoPort, match="port 70000 cannot be used"):
        LiveServer(PAGES.get, b"", port=70_000)
