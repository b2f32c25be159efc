"""Pages in a browser on this machine, each anew when it changes; knows nothing of what they say.

Nobody but a browser on this machine gets anything: the server listens on the loopback alone,
answers to its own name and port alone, and gives away only the pages it was told of.  What is
served is the page as it lies on the disk, with one script added that waits for its next version.
"""

import asyncio
import hashlib
import json
import mimetypes
import re
import socket
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from typing import Final

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from journal_tool.language import _
from journal_tool.values import dataclass

LOOPBACK: Final = "127.0.0.1"
PORT: Final = 8765
_MORE_PORTS: Final = 50
"""So many ports above the one that was asked for are tried when it is taken."""

LIVE: Final = "live.js"
EVENTS: Final = "live-events"
_STILL_THERE: Final = 20.0
"""Seconds after which a browser hears that nothing is new: lines that are dead are given up."""

_HEADERS: Final = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_TYPES: Final = {  # no text
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
}  # no text


class NoPort(Exception):  # noqa: N818 - named for what happened
    """No port could be had.

    Attributes:
        port: the first that was tried.
    """

    def __init__(self, port: int, why: str) -> None:
        self.port = port
        super().__init__(_("port {port} cannot be used: {reason}", port=port, reason=why))


@dataclass(frozen=True, slots=True)
class _News:
    """What browsers are told: how many versions there were, and what is wrong now, or ``""``."""

    version: int = 0
    problem: str = ""

    def event(self) -> bytes:
        told = json.dumps({"version": self.version, "problem": self.problem})
        return f"event: news\ndata: {told}\n\n".encode()  # no text


class LiveServer:
    """Serves pages on the loopback until it is closed.

    Args:
        page: returns the bytes of the page at a path, ``None`` if there is no such page.  It is
            asked for any path a browser sends, so it must know its own pages and nothing else.
        script: the script that waits for news.
        port: the one to use, or one of the next if it is taken; 0 takes any.

    Raises:
        NoPort: none of them could be had.
    """

    def __init__(
        self, page: Callable[[str], bytes | None], script: bytes, *, port: int = PORT
    ) -> None:
        import uvicorn

        self._page = page
        self._script = script
        self._news = _News()
        self._listeners: set[asyncio.Queue[_News | None]] = set()
        self._socket = _bound(port)
        self.listens_on, self.port = self._socket.getsockname()
        self._hosts = {f"{name}:{self.port}" for name in (LOOPBACK, "localhost", "[::1]")}
        app = Starlette(routes=[Route("/{path:path}", self._answer, methods=["GET", "HEAD"])])
        self._server = uvicorn.Server(
            uvicorn.Config(
                app,
                log_level="critical",
                access_log=False,
                lifespan="off",
                server_header=False,
                timeout_graceful_shutdown=1,
                timeout_keep_alive=5,
            )
        )
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="serve", daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """Where the first page is."""
        return f"http://{LOOPBACK}:{self.port}/"  # no text

    def publish(self, problem: str = "") -> None:
        """Tell every open page that there may be a new version of it.

        Args:
            problem: why there is none, in one line; the pages stay as they are and show it.
        """
        self._tell(_News(self._news.version + (not problem), problem))

    def close(self) -> None:
        """Stop serving; open pages stay in their browsers."""
        self._tell(None)
        self._server.should_exit = True
        self._thread.join(5.0)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            with suppress(asyncio.CancelledError):
                self._loop.run_until_complete(self._server.serve(sockets=[self._socket]))
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
            self._loop.run_until_complete(self._loop.shutdown_default_executor())
        finally:
            self._socket.close()
            self._loop.close()

    def _tell(self, news: _News | None) -> None:
        if news is not None:
            self._news = news

        def tell() -> None:
            for listener in self._listeners:
                listener.put_nowait(news)

        with suppress(RuntimeError):  # the loop has ended: nobody listens
            self._loop.call_soon_threadsafe(tell)

    # -- answers -------------------------------------------------------------------------------

    async def _answer(self, request: Request) -> Response:
        refused = self._refusal(request)
        if refused is not None:
            return refused
        path = request.path_params["path"]
        if path == EVENTS:
            return StreamingResponse(
                self._events(), media_type="text/event-stream", headers=dict(_HEADERS)
            )
        if path == LIVE:
            return self._response(request, path, self._script)
        path = path or "index.html"
        data = await asyncio.to_thread(self._page, path)
        if data is None:
            return _said(404, _("There is no such page."))
        if path.endswith(".html"):
            data = _alive(data)
        return self._response(request, path, data)

    def _refusal(self, request: Request) -> Response | None:
        """Return the answer to a request that is not a person's on this machine, else ``None``."""
        if request.headers.get("host", "").lower() not in self._hosts:
            return _said(421, _("This is another machine's name, or another port."))
        site = request.headers.get("sec-fetch-site", "none")
        mode = request.headers.get("sec-fetch-mode", "navigate")
        if site not in {"none", "same-origin"} and mode != "navigate":
            return _said(403, _("Other sites may not look in here."))
        return None

    @staticmethod
    def _response(request: Request, path: str, data: bytes) -> Response:
        tag = f'"{hashlib.blake2b(data, digest_size=16).hexdigest()}"'
        headers = {**_HEADERS, "ETag": tag}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        ending = path[path.rfind(".") :]
        kind = _TYPES.get(ending) or mimetypes.guess_type(path)[0] or "application/octet-stream"
        return Response(data, media_type=kind, headers=headers)

    async def _events(self) -> AsyncIterator[bytes]:
        listener: asyncio.Queue[_News | None] = asyncio.Queue()
        self._listeners.add(listener)
        try:
            yield self._news.event()
            while True:
                try:
                    news = await asyncio.wait_for(listener.get(), _STILL_THERE)
                except TimeoutError:
                    yield b": still there\n\n"
                    continue
                if news is None:
                    return
                yield news.event()
        finally:
            self._listeners.discard(listener)


def _said(status: int, text: str) -> Response:
    return Response(f"{text}\n", status, media_type="text/plain", headers=dict(_HEADERS))


def _alive(page: bytes) -> bytes:
    """Return a page that waits for the next version of itself; the file stays as it is.

    Its policy lets it load nothing but its own style and scripts: it may ask for news as well.
    """
    page = _POLICY.sub(rb"\1; connect-src 'self'", page, count=1)
    script = f'<script src="/{LIVE}" defer></script>\n</head>'  # no text
    return page.replace(b"</head>", script.encode(), 1)


_POLICY: Final = re.compile(rb"(default-src (?:'|&#39;)none(?:'|&#39;))")


def _bound(port: int) -> socket.socket:
    """Return a socket on the loopback, on ``port`` or on one of the next."""
    why = ""
    for one in range(port, port + _MORE_PORTS) if port else [0]:
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((LOOPBACK, one))
            listening.listen(128)
        except (OSError, OverflowError) as error:
            listening.close()
            why = getattr(error, "strerror", None) or str(error)
            continue
        return listening
    raise NoPort(port, why.lower())
