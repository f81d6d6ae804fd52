"""Plotly figures: pure functions from the core's data to a figure."""
