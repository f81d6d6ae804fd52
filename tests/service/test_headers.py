"""What a page may load is its own, and the policy says so."""

import base64
import hashlib
from typing import Any

import pytest

from deconv_viz.service.headers import Headers, policy, streamlit_index
from tests.service.loop import run


def answer(kind: bytes, given: list[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    """The headers of an answer that passed the middleware."""
    sent: list[Any] = []

    async def app(_scope: Any, _receive: Any, send: Any) -> None:
        headers = [(b"content-type", kind), *given]
        await send({"type": "http.response.start", "status": 200, "headers": headers})

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        raise AssertionError

    headers = Headers(app, frame_ancestors="https://a.example")
    run(headers({"type": "http"}, receive, send))
    pairs = sent[0]["headers"]
    assert len({name for name, _ in pairs}) == len(pairs)
    return dict(pairs)


def test_an_inline_script_is_known_by_its_hash_and_no_other_may_run() -> None:
    digest = base64.b64encode(hashlib.sha256(b"\n  go()\n").digest()).decode()
    written = policy("'self'", "<html><script>\n  go()\n</script><script src=x></script>")
    assert f"script-src 'self' 'sha256-{digest}';" in written
    assert "unsafe-eval" not in written
    assert "'unsafe-inline'" not in written.split("script-src")[1].split(";")[0]


def test_streamlits_page_has_inline_scripts_that_the_policy_names() -> None:
    assert policy("'self'", streamlit_index()).count("'sha256-") == 1


def test_documents_carry_the_policy_with_who_may_frame_them() -> None:
    headers = answer(b"text/html; charset=utf-8", [])
    assert b"frame-ancestors https://a.example" in headers[b"content-security-policy"]
    assert headers[b"x-content-type-options"] == b"nosniff"
    assert b"camera=()" in headers[b"permissions-policy"]


@pytest.mark.parametrize("kind", [b"text/javascript", b"application/json", b"image/png"])
def test_other_files_are_what_their_type_says_and_carry_no_policy(kind: bytes) -> None:
    headers = answer(kind, [(b"X-Content-Type-Options", b"maybe"), (b"etag", b"1")])
    assert headers[b"x-content-type-options"] == b"nosniff"
    assert headers[b"etag"] == b"1"
    assert b"content-security-policy" not in headers
