"""`make bench`: what the app does on this machine, in a real Chromium and under load."""
