"""The operator's settings are taken as meant, or refused by name."""

import pytest

from deconv_viz.service import Settings, SettingsError
from deconv_viz.service.settings import FRAME_ANCESTORS, LOG_REQUESTS, MAX_VISITORS, REPLICA


def test_without_variables_only_the_app_itself_may_frame_the_app() -> None:
    assert Settings.from_environment({}) == Settings("'self'", 600, False, "")


@pytest.mark.parametrize(
    "value",
    [
        "'self'",
        "'none'",
        "*",
        "https:",
        "https://moodle.example.edu",
        "'self' *.example.edu https://a.example:8443 localhost:*",
    ],
)
def test_who_may_frame_the_app_is_taken_as_the_directive_has_it(value: str) -> None:
    assert Settings.from_environment({FRAME_ANCESTORS: f" {value} "}).frame_ancestors == value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (FRAME_ANCESTORS, ""),
        (FRAME_ANCESTORS, "'selfish'"),
        (FRAME_ANCESTORS, "example.edu; script-src *"),
        (FRAME_ANCESTORS, "example.edu, default-src *"),
        (FRAME_ANCESTORS, "'none' example.edu"),
        (FRAME_ANCESTORS, "javascript:alert(1)"),
        (MAX_VISITORS, "0"),
        (MAX_VISITORS, "-1"),
        (MAX_VISITORS, "١٢"),
        (MAX_VISITORS, "1e3"),
        (LOG_REQUESTS, "yes"),
        (REPLICA, "1; Domain=example.edu"),
    ],
)
def test_a_value_that_cannot_be_meant_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        Settings.from_environment({name: value})


@pytest.mark.parametrize(
    ("settings", "cookie"),
    [
        (Settings(), ""),
        (Settings(replica="2"), "deconv_viz_replica=2; Path=/; HttpOnly; SameSite=Lax"),
        (
            Settings("https://moodle.example.edu", replica="2"),
            "deconv_viz_replica=2; Path=/; HttpOnly; SameSite=None; Secure; Partitioned",
        ),
    ],
)
def test_a_replicas_cookie_comes_back_from_where_the_app_may_be_framed(
    settings: Settings, cookie: str
) -> None:
    assert settings.cookie == cookie
