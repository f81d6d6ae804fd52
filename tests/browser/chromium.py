"""Find a Chromium to drive, or say in one line how to get one.

As a program (in `make test` and `make bench`) it also installs one, on Debian and its relatives.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

VARIABLE = "DECONV_VIZ_CHROMIUM"
COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_APPS = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)
MISSING = (
    "The browser tests need Chromium or Google Chrome and found neither: "
    f"install one (Debian, Ubuntu: apt-get install chromium), or set {VARIABLE} to its path."
)


class NoChromiumError(RuntimeError):
    """No browser to drive. The text is the whole instruction to the user."""


def find() -> str:
    """Path of the browser: the one named by the environment, else the first that is installed."""
    named = os.environ.get(VARIABLE)
    if named:
        if path := shutil.which(named):
            return path
        raise NoChromiumError(f"{VARIABLE} is {named!r}, which is not a program that can be run.")
    for command in COMMANDS:
        if path := shutil.which(command):
            return path
    for app in MAC_APPS:
        if app.exists():
            return str(app)
    raise NoChromiumError(MISSING)


def install() -> None:
    """Install Debian's package where that needs no password; otherwise do nothing."""
    if not shutil.which("apt-get"):
        return
    prefix: list[str] = []
    if os.geteuid() != 0:
        if not shutil.which("sudo") or _fails(["sudo", "-n", "true"]):
            return
        prefix = ["sudo", "-n"]
    print("No Chromium found: installing it with apt-get.", flush=True)
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]):
        if _fails([*prefix, "env", "DEBIAN_FRONTEND=noninteractive", *command]):
            return


def _fails(command: list[str]) -> bool:
    """Run quietly; a failure's output is worth showing, a success's is not."""
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(done.stdout + done.stderr, file=sys.stderr)
    return done.returncode != 0


def main() -> int:
    try:
        find()
    except NoChromiumError:
        if os.environ.get(VARIABLE) is None:
            install()
        try:
            find()
        except NoChromiumError as missing:
            print(missing, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
