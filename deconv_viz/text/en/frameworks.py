"""What the page "Every framework's words" says."""

from collections.abc import Mapping

FRAMEWORKS: Mapping[str, str] = {
    "page.frameworks.title": "Every framework's words",
    "page.frameworks.link": "Frameworks",
    "page.frameworks.says": "Write a layer in the words of your framework: see what it computes, and what it is called elsewhere.",
}
