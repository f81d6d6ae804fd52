"""Settings that hold for every test."""

import os

from hypothesis import settings

# A slow or shared machine is no reason to fail. Where nobody watches, the examples are the same
# every time, so that a failure belongs to the change that it came with.
settings.register_profile("project", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("project")
