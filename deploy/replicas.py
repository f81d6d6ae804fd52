"""Write the part of nginx's configuration that names the replicas.

    python deploy/replicas.py app1:8501 app2:8501 app3:8501 > deploy/nginx/replicas.conf

The first replica has the name 1 (DECONV_VIZ_REPLICA=1), the second 2, and so on. A replica gives
its name to a browser as a cookie when it takes the connection, so all else that the browser asks
goes to the replica that holds its session, also after it had to move. Never by address: a campus
shares one.
"""

import sys
from collections.abc import Sequence

# Passed over for a while after one failure: a visitor's browser tries again within a second.
PATIENCE = "max_fails=1 fail_timeout=2s"


def configuration(addresses: Sequence[str]) -> str:
    """Return the text for replicas at these addresses (host:port)."""
    numbers = range(1, len(addresses) + 1)
    lines = ["# Written by deploy/replicas.py.", "", "upstream newcomers {"]
    lines += ["    zone newcomers 64k;", "    least_conn;"]
    lines += [f"    server {address} {PATIENCE};" for address in addresses]
    lines += ["}"]
    for number, own in zip(numbers, addresses, strict=True):
        lines += ["", f"upstream replica_{number} {{", f"    zone replica_{number} 64k;"]
        lines += [f"    server {own} {PATIENCE};"]
        lines += [f"    server {other} {PATIENCE} backup;" for other in addresses if other != own]
        lines += ["}"]
    lines += ["", "map $cookie_deconv_viz_replica $replica {", "    default newcomers;"]
    lines += [f"    {number} replica_{number};" for number in numbers]
    return "\n".join([*lines, "}", ""])


if __name__ == "__main__":
    sys.stdout.write(configuration(sys.argv[1:]))
