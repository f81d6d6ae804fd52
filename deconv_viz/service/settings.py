"""The operator's own settings, from environment variables.

What Streamlit has an option for stays Streamlit's: `.streamlit/config.toml`, or `STREAMLIT_…`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

FRAME_ANCESTORS = "DECONV_VIZ_FRAME_ANCESTORS"
MAX_VISITORS = "DECONV_VIZ_MAX_VISITORS"
LOG_REQUESTS = "DECONV_VIZ_LOG_REQUESTS"
REPLICA = "DECONV_VIZ_REPLICA"

# 'self', 'none', *, https:, or a host with or without scheme, wildcard and port. No semicolon
# and no comma: nothing that could begin another directive or another policy.
_SOURCE = re.compile(
    r"'self'|'none'|\*|https?:|(https?://)?(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:(\d{1,5}|\*))?",
    re.IGNORECASE,
)


class SettingsError(ValueError):
    """A variable that cannot be meant so; the text names it and what it takes."""


@dataclass(frozen=True)
class Settings:
    """What an operator decides about one process.

    `frame_ancestors`: who may show the app in a frame, as CSP's directive has it. `max_visitors`:
    open connections beyond which a newcomer is sent on to another process. `log_requests`: a line
    for each answered request. `replica`: this process's name to the proxy in front of several.
    """

    frame_ancestors: str = "'self'"
    max_visitors: int = 600
    log_requests: bool = False
    replica: str = ""

    @property
    def cookie(self) -> str:
        """The cookie by which a proxy finds the process that holds a visitor's session, or "".

        In another site's frame a browser sends it back only if it says so, which needs https.
        """
        if not self.replica:
            return ""
        own = self.frame_ancestors in ("'self'", "'none'")
        where = "SameSite=Lax" if own else "SameSite=None; Secure; Partitioned"
        return f"deconv_viz_replica={self.replica}; Path=/; HttpOnly; {where}"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Settings":
        """Read the four variables.

        Raises:
            SettingsError: where one has a value that it does not take.
        """
        given = cls()
        return cls(
            _sources(environment.get(FRAME_ANCESTORS, given.frame_ancestors)),
            _count(environment.get(MAX_VISITORS, str(given.max_visitors))),
            _switch(environment.get(LOG_REQUESTS, "0")),
            _name(environment.get(REPLICA, "")),
        )


def _sources(value: str) -> str:
    sources = value.split()
    if not sources or not all(_SOURCE.fullmatch(source) for source in sources):
        raise SettingsError(
            f"{FRAME_ANCESTORS} takes 'self', 'none', * or hosts such as "
            "https://moodle.example.edu, with spaces between them."
        )
    if len(sources) > 1 and "'none'" in sources:
        raise SettingsError(f"{FRAME_ANCESTORS}: 'none' stands alone.")
    return " ".join(sources)


def _count(value: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,5}", value, re.ASCII):
        raise SettingsError(f"{MAX_VISITORS} takes a whole number from 1 to 999999.")
    return int(value)


def _switch(value: str) -> bool:
    if value not in ("0", "1"):
        raise SettingsError(f"{LOG_REQUESTS} takes 0 or 1.")
    return value == "1"


def _name(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,40}", value):
        raise SettingsError(f"{REPLICA} takes up to 40 letters, digits, - and _.")
    return value
