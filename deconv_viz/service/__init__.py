"""What an operator needs around the app: response headers, counters, readiness and logs.

`serve.py` puts them around `app.py`; `streamlit run app.py` does without. Nothing here knows a
lesson, and nothing that is counted or logged tells one visitor from another.
"""

from deconv_viz.service.counters import Counters
from deconv_viz.service.guard import Guard
from deconv_viz.service.headers import Headers
from deconv_viz.service.logs import write_json
from deconv_viz.service.routes import service_routes
from deconv_viz.service.settings import Settings, SettingsError

__all__ = [
    "Counters",
    "Guard",
    "Headers",
    "Settings",
    "SettingsError",
    "service_routes",
    "write_json",
]
