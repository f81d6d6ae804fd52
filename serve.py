"""The app as a service: `streamlit run serve.py`.

The pages and settings of `streamlit run app.py`, and around them response headers, counters at
/service/metrics, readiness at /service/ready, and logs as JSON. See docs/operating.md.
"""

import gc
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.middleware import Middleware
from streamlit.starlette import App

from deconv_viz.service import Counters, Guard, Headers, Settings, service_routes, write_json

settings = Settings.from_environment(os.environ)
counters = Counters()


@asynccontextmanager
async def lifespan(_app: App) -> AsyncIterator[None]:
    """Change the logs once all loggers are there, and let the collector look seldom."""
    write_json()
    # By Python's default, what a rerun holds for ten milliseconds grows old in dozens of young
    # collections, and old ones follow: 0.4 s each with 300 visitors, in which all of them wait.
    gc.set_threshold(20_000, 10, 10)
    yield


app = App(
    "app.py",
    routes=service_routes(counters, settings.max_visitors),
    middleware=[
        Middleware(
            Guard,
            counters=counters,
            max_visitors=settings.max_visitors,
            log_requests=settings.log_requests,
            cookie=settings.cookie,
        ),
        Middleware(Headers, frame_ancestors=settings.frame_ancestors),
    ],
    lifespan=lifespan,
    on_script_error=counters.fail,
)
