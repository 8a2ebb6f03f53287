"""A web server that misbehaves on request: each path has an answer, a function that writes bytes to the connection."""

import select
import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

TLS = Path(__file__).parent / "tls"


class Request(NamedTuple):
    """What a client said: its first line's target, and its headers in lower case."""

    target: str
    headers: dict[str, str]


class Connection:
    """One accepted connection, in its own thread."""

    def __init__(self, stream: socket.socket, server: "Server") -> None:
        self._stream = stream
        self.server = server

    def send(self, data: bytes) -> None:
        """Write all of `data`; raises OSError when the client is gone."""
        self._stream.sendall(data)

    def send_all(self, pieces: Iterable[bytes], pause: float = 0) -> None:
        """Write piece after piece until the client or the server goes; `pause` seconds between them."""
        for piece in pieces:
            self.send(piece)
            if pause and self.gone(pause):
                return

    def gone(self, seconds: float) -> bool:
        """Wait so long; whether the client closed or the server stops."""
        ready, _, _ = select.select([self._stream, self.server.stopped], [], [], seconds)
        if self.server.stopped in ready:
            return True
        try:
            return bool(ready) and not self._stream.recv(65536)
        except OSError:
            return True

    def stall(self) -> None:
        """Say nothing until the client closes."""
        while not self.gone(30):
            pass
        self.server.left.set()

    def reset(self) -> None:
        """Break the connection off with RST instead of FIN."""
        self._stream.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
        self._stream.close()


Answer = Callable[[Connection], None]


def raw(data: bytes) -> Answer:
    """An answer that is these bytes to the letter, then the end."""
    return lambda connection: connection.send(data)


def response(body: bytes = b"", status: int = 200, type: str = "text/html", **headers: str) -> Answer:
    """A well-formed answer; `content_length="5"` becomes the header Content-Length."""
    said = {"content-type": type, "content-length": str(len(body)), "connection": "close"}
    said.update({name.replace("_", "-"): value for name, value in headers.items()})
    lines = [f"HTTP/1.1 {status} Because", *(f"{name}: {value}" for name, value in said.items() if value)]
    return raw("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body)


def redirect(to: str, status: int = 302) -> Answer:
    """An answer that sends on to `to`."""
    return response(status=status, location=to)


def start(type: str = "text/html", *headers: str) -> bytes:
    """The head of an answer whose body ends with the connection."""
    lines = ["HTTP/1.1 200 OK", f"Content-Type: {type}", *headers, "Connection: close"]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n"


class Server:
    """Listens on 127.0.0.1 while its `with` block runs; remembers every request. certificate: a name in tests/tls."""

    def __init__(self, answers: Mapping[str, Answer | list[Answer]] | None = None, certificate: str = "") -> None:
        self.answers: dict[str, Answer | list[Answer]] = dict(answers or {})
        self.requests: list[Request] = []
        self.connections = 0
        self.asked = threading.Event()
        self.left = threading.Event()
        """A client left while it was kept waiting."""
        self.stopped, self._stop = socket.socketpair()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=50)
        self.port: int = self._listener.getsockname()[1]
        self._tls: ssl.SSLContext | None = None
        if certificate:
            self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._tls.load_cert_chain(TLS / f"{certificate}.pem")
        self._threads: list[threading.Thread] = []

    def address(self, target: str = "/") -> str:
        """The address of a path on this server."""
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self.port}{target}"

    def __enter__(self) -> Self:
        self._run(self._accept)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.close()
        for thread in list(self._threads):
            thread.join(10)
        self._listener.close()
        self.stopped.close()

    def _run(self, work: Callable[[], None]) -> None:
        thread = threading.Thread(target=work, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            ready, _, _ = select.select([self._listener, self.stopped], [], [])
            if self.stopped in ready:
                return
            stream, _ = self._listener.accept()
            self.connections += 1
            self._run(lambda stream=stream: self._serve(stream))  # type: ignore[misc]  # a default binds it now

    def _serve(self, stream: socket.socket) -> None:
        stream.settimeout(10)
        try:
            if self._tls:
                stream = self._tls.wrap_socket(stream, server_side=True)
            request = _request(stream)
            if request is not None:
                self.requests.append(request)
                self.asked.set()
                self._answer(request)(Connection(stream, self))
        except OSError:
            pass  # the client left, or took offence at the certificate
        finally:
            stream.close()

    def _answer(self, request: Request) -> Answer:
        answer = self.answers.get(request.target) or self.answers.get("*") or response(b"nothing here", 404)
        if isinstance(answer, list):
            return answer.pop(0) if len(answer) > 1 else answer[0]
        return answer


def _request(stream: socket.socket) -> Request | None:
    """The request of a client, None when it closes before."""
    data = b""
    while b"\r\n\r\n" not in data:
        piece = stream.recv(65536)
        if not piece:
            return None
        data += piece
        if data.startswith(b"\x16"):
            return Request("hello of TLS", {})
    first, *lines = data.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    parts = first.split(" ")
    return Request(parts[1] if len(parts) > 1 else first, headers)
