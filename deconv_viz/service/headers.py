"""Response headers: what a page of the app may load, and who may show it in a frame."""

import base64
import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

# The page's own scripts only: no inline script but those in Streamlit's index.html, by their
# hashes, and no eval. Styles are inline: Streamlit, the stage and Plotly make them at run time.
_POLICY = (
    "default-src 'self'",
    "script-src 'self' {scripts}",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "media-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "frame-src 'self' blob: data:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors {ancestors}",
)
_COMMON = {
    # A file is what its type says, whatever its first bytes look like.
    b"x-content-type-options": b"nosniff",
    # The address holds what a visitor has set: other sites learn at most the host.
    b"referrer-policy": b"strict-origin-when-cross-origin",
}
_DOCUMENT = {
    # The picture lesson takes files, not the camera; a presenter may want the whole screen.
    b"permissions-policy": b"camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    b"cross-origin-opener-policy": b"same-origin",
}
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def streamlit_index() -> str:
    """The page that Streamlit answers every address of the app with."""
    return (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")


def policy(frame_ancestors: str, index: str) -> str:
    """Return the content security policy for the page `index`, its inline scripts by their SHA-256.

    See https://www.w3.org/TR/CSP3/.
    """
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE.findall(index))
    scripts = " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    return "; ".join(_POLICY).format(scripts=scripts, ancestors=frame_ancestors)


class Headers:
    """ASGI middleware that adds the headers to every answer, the policy to documents alone."""

    def __init__(self, app: "ASGIApp", *, frame_ancestors: str) -> None:
        self._app = app
        written = policy(frame_ancestors, streamlit_index()).encode("ascii")
        self._document = {b"content-security-policy": written, **_DOCUMENT}

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def add(message: "Message") -> None:
            if message["type"] == "http.response.start":
                given = list(message.get("headers", ()))
                kind = next((value for name, value in given if name == b"content-type"), b"")
                added = _COMMON | (self._document if kind.startswith(b"text/html") else {})
                kept = [(name, value) for name, value in given if name.lower() not in added]
                message = {**message, "headers": [*kept, *added.items()]}
            await send(message)

        await self._app(scope, receive, add)
