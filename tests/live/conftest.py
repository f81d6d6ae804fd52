"""These tests run the frameworks themselves: `make test-frameworks`, never `make test`."""

import os

if "DECONV_VIZ_LIVE" not in os.environ:
    collect_ignore_glob = ["*"]
