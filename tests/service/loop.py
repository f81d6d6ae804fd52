"""A loop of its own for what is asynchronous: in whole runs a browser's loop holds the thread."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def run(work: Coroutine[Any, Any, None]) -> None:
    """Run it to its end."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()
