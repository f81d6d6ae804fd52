"""Counters add up, and Prometheus can read them."""

import re

from deconv_viz.service import Counters
from deconv_viz.service.counters import BOUNDS

SAMPLE = re.compile(r'[a-z_]+(\{[a-z]+="[^"\n]*"(,[a-z]+="[^"\n]*")*\})? [0-9.e+]+')


def test_a_run_falls_into_the_bucket_of_the_smallest_bound_that_holds_it() -> None:
    counters = Counters()
    for seconds in (0.01, 0.011, 0.3, 99):
        counters.rerun(seconds)
    text = counters.text({}, {})
    assert 'rerun_seconds_bucket{le="0.01"} 1\n' in text
    assert 'rerun_seconds_bucket{le="0.025"} 2\n' in text
    assert 'rerun_seconds_bucket{le="0.2"} 2\n' in text
    assert 'rerun_seconds_bucket{le="0.3"} 3\n' in text
    assert 'rerun_seconds_bucket{le="10.0"} 3\n' in text
    assert 'rerun_seconds_bucket{le="+Inf"} 4\n' in text
    assert "deconv_viz_rerun_seconds_count 4\n" in text
    assert "deconv_viz_rerun_seconds_sum 99.321000\n" in text
    assert counters.reruns == 4
    assert list(BOUNDS) == sorted(BOUNDS)


def test_every_line_is_a_sample_or_a_remark_and_each_name_is_explained_once() -> None:
    counters = Counters()
    counters.refuse("full")
    counters.fail(ValueError("nobody reads this"))
    counters.requests["page", 200] += 2
    text = counters.text({"connected": 1, "kept": 2}, {"cpu_seconds_total": 1.5})
    assert text.endswith("\n")
    assert "nobody" not in text
    helped = re.findall(r"^# HELP (\S+) \S", text, re.MULTILINE)
    typed = re.findall(r"^# TYPE (\S+) (?:counter|gauge|histogram)$", text, re.MULTILINE)
    assert helped == typed
    assert len(set(helped)) == len(helped)
    for line in text.splitlines():
        assert line.startswith("#") or SAMPLE.fullmatch(line), line
    assert 'deconv_viz_requests_total{what="page",status="200"} 2\n' in text
    assert 'deconv_viz_sessions{state="kept"} 2\n' in text
    assert "deconv_viz_failures_total 1\n" in text
