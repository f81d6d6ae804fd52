"""The style of the page's small pictures; their colours follow the theme by themselves."""

from deconv_viz.charts.colours import css_properties

_HATCH = (
    "repeating-linear-gradient(-45deg, transparent 0 4px,"
    " color-mix(in srgb, var(--bad) 34%, transparent) 4px 6px)"
)

STYLE = (
    "<style>.os { "
    + css_properties()
    + """
  --faint: color-mix(in srgb, currentColor 22%, transparent);
  --muted: color-mix(in srgb, currentColor 78%, transparent);
  font-variant-numeric: tabular-nums; font-size: 1rem; line-height: 1.4;
}
.os + .os { margin-top: 0.5rem; }
.os p { margin: 0; } .os i { font-style: normal; }
.os .input { color: var(--input); } .os .kernel { color: var(--kernel); }
.os .output { color: var(--output); }
.os .bad { color: var(--bad); } .os .good { color: var(--good); }

.os.answer { display: flex; flex-wrap: wrap; align-items: baseline; column-gap: 1.1rem; }
.os.answer .sizes { font-size: 2.1rem; font-weight: 700; line-height: 1.2; }
.os.answer .says { font-size: 1.2rem; font-weight: 600; }

.os.sum { display: flex; flex-wrap: wrap; gap: 0.4rem; align-items: stretch; }
.os.sum > div {
  border: 1px solid var(--faint); border-radius: 8px; padding: 0.2rem 0.65rem; min-width: 5.6rem;
}
.os.sum b { display: block; font-size: 1.25rem; line-height: 1.3; white-space: nowrap; }
.os.sum span { color: var(--muted); font-size: 0.85rem; }
.os.sum .total { border: 2px solid var(--output); }
.os.sum .total b { color: var(--output); }
.os.formula { color: var(--muted); overflow-wrap: anywhere; }
.os.formula .output { font-weight: 700; }

.os, .os * { box-sizing: border-box; }  /* as on the page: a sheet is a world of its own */
.os.strips { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.5rem; }
.os .strip {
  display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: 0.2rem 0.8rem;
  align-items: center;
  padding: 0.3rem 0.6rem; border: 1px solid var(--faint); border-radius: 8px;
}
.os .strip.chosen {
  border: 2px solid var(--output); padding: calc(0.3rem - 1px) calc(0.6rem - 1px);
}
.os .strip > p b { font-size: 1.25rem; }
.os .strip > p small { display: block; color: var(--muted); font-size: 0.85rem; }
.os .cells { display: grid; grid-auto-rows: 1.35rem; gap: 2px; }
.os .windows { grid-auto-rows: 5px; margin-top: 3px; }
.os .cell {
  border-radius: 3px; min-width: 0; overflow: hidden; text-align: center;
  font-size: 0.75rem; line-height: 1.35rem;
}
.os .cell.x { background: color-mix(in srgb, var(--input) 24%, transparent); }
.os .cell.p { border: 1px dashed var(--zero); line-height: calc(1.35rem - 2px); }
.os .cell.rest { outline: 2px solid var(--bad); outline-offset: -2px; background: @hatch; }
.os .cell.more { color: var(--muted); }
.os .window { background: var(--kernel); border-radius: 3px; min-width: 0; }
.os .legend {
  display: flex; flex-wrap: wrap; gap: 0.2rem 1.1rem; color: var(--muted); font-size: 0.85rem;
}
.os .legend i {
  display: inline-block; width: 0.95rem; height: 0.95rem;
  vertical-align: -0.15rem; margin-right: 0.35rem;
}
.os .legend i.window { height: 5px; vertical-align: 0.2rem; }

.os.attempt {
  display: grid; grid-template-columns: minmax(0, 1.25fr) minmax(0, 1fr); gap: 0.1rem 1.2rem;
  padding: 0.25rem 0.7rem; border: 1px solid var(--faint); border-radius: 8px;
}
.os.attempt b { font-size: 1.1rem; margin-right: 0.5rem; white-space: nowrap; }
.os.attempt code { font-size: 0.8rem; overflow-wrap: anywhere; align-self: center; }
.os.attempt .why { font-size: 0.9rem; }
.os.attempt .runs {
  display: flex; flex-wrap: wrap; gap: 0 1rem; color: var(--muted); font-size: 0.85rem;
}
.os .track {
  position: relative; height: 0.7rem; margin: 0.2rem 0 0.95rem; grid-column: 1 / -1;
  border-radius: 4px; background: color-mix(in srgb, currentColor 7%, transparent);
}
.os .fill { position: absolute; inset: 0 auto 0 0; border-radius: 4px; }
.os .fill.good { background: color-mix(in srgb, var(--good) 75%, transparent); }
.os .fill.bad { background: color-mix(in srgb, var(--bad) 60%, transparent); }
.os .fill.refused { background: @hatch; outline: 1px dashed var(--bad); }
.os .mark { position: absolute; top: -3px; bottom: -3px; width: 2px; background: currentColor; }
.os .mark em {
  position: absolute; top: 100%; left: -1rem; width: 2rem; text-align: center;
  font-style: normal; font-size: 0.75rem; line-height: 1rem; color: var(--muted);
}
@media (max-width: 640px) {
  .os .strip, .os.attempt { grid-template-columns: minmax(0, 1fr); }
  .os.answer .sizes { font-size: 1.8rem; }
  .os.sum > div { min-width: 0; flex: 1 1 6.5rem; }
}
</style>"""
).replace("@hatch", _HATCH)
"""To be drawn once on the page, and in each of its sheets."""
