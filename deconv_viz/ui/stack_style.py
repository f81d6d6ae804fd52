"""The look of the page of stacks. The roles have the stage's colours, light and dark."""

from deconv_viz.charts.colours import css_properties

_RULES = """
.sk {
  --faint: color-mix(in srgb, currentColor 18%, transparent);
  --muted: color-mix(in srgb, currentColor 76%, transparent);
  font-variant-numeric: tabular-nums; line-height: 1.35;
}
.sk .in { color: var(--input); }
.sk .out { color: var(--output); }
.sk .good { color: var(--good); }
.sk .bad, .sk.bad { color: var(--bad); }
.sk .soft { color: var(--kernel); }

.sk.answer { display: flex; flex-wrap: wrap; align-items: center; gap: 0 1.1rem; }
.sk.answer .sizes { font-size: 2rem; font-weight: 700; line-height: 1.2; white-space: nowrap; }
.sk.answer .off {
  font-size: 1.2rem; font-weight: 700; line-height: 1.5;
  border: 2px solid; border-radius: 999px; padding: 0 0.7rem;
}
.sk.answer .why { flex: 1 1 20rem; }

.sk.rows {
  display: grid; gap: 2px 0;
  grid-template-columns:
    minmax(0, 8.2rem) minmax(0, 1fr) auto auto auto minmax(0, 1fr) minmax(0, 10.3rem);
}
.sk .row {
  display: grid; grid-template-columns: subgrid; grid-column: 1 / -1;
  align-items: center; min-height: 2.3rem; border-radius: 8px; position: relative;
}
.sk .row.lost {
  background: color-mix(in srgb, var(--bad) 9%, transparent);
  box-shadow: inset 0 0 0 1px color-mix(in srgb, var(--bad) 45%, transparent);
}
.sk .row.head { font-size: 0.85rem; color: var(--muted); min-height: 1.4rem; }
.sk .head .left { grid-column: 1 / 4; text-align: right; padding-right: 0.45rem; }
.sk .head .right { grid-column: 5 / 8; padding-left: 0.45rem; }

.sk .code { font-size: 0.84rem; line-height: 1.2; padding: 0 0.5rem; min-width: 0; }
.sk .code.left { text-align: right; }
.sk .code b { font-weight: 600; overflow-wrap: anywhere; }
.sk .code small {
  display: block; color: var(--muted); font-size: 0.78rem;
  overflow: hidden; text-overflow: ellipsis; white-space: nowrap;
}
.sk .code a {
  color: inherit; text-decoration: underline dotted; text-underline-offset: 3px;
}
.sk .code a:hover, .sk .code a:focus-visible { text-decoration: underline solid 2px; }
.sk .tag {
  display: inline-block; min-width: 1.25rem; text-align: center; font-size: 0.75rem;
  line-height: 1.15rem; border: 1px solid var(--muted); border-radius: 999px;
}

.sk .bars { display: grid; gap: 2px; min-width: 0; }
.sk .bar { height: 1.4rem; display: flex; min-width: 0; }
.sk .bars.two .bar { height: 0.75rem; }
.sk .bars.three .bar { height: 0.5rem; }
.sk .left .bar { flex-direction: row-reverse; }
.sk .fill { background: color-mix(in srgb, var(--role) 66%, transparent); min-width: 2px; }
.sk .left .fill { --role: var(--input); border-radius: 5px 0 0 5px; }
.sk .right .fill { --role: var(--output); border-radius: 0 5px 5px 0; }
.sk .right .fill.cut { border-radius: 0; }
.sk .over, .sk .under { min-width: 6px; border: 2px solid var(--tone); box-sizing: border-box; }
.sk .over, .sk .under { --tone: var(--bad); border-radius: 0 5px 5px 0; }
.sk .soft .over, .sk .soft .under { --tone: var(--kernel); }
.sk .over {
  background: repeating-linear-gradient(
    -45deg, transparent 0 4px, color-mix(in srgb, var(--tone) 60%, transparent) 4px 7px
  );
}
.sk .under { border-style: dashed; border-left: 0; }
.sk .number { font-weight: 700; font-size: 1.08rem; padding: 0 0.45rem; white-space: nowrap; }
.sk .number.left { text-align: right; }
.sk .delta { text-align: center; font-weight: 700; white-space: nowrap; min-width: 2.8rem; }
.sk .delta .bad, .sk .delta .soft { border: 2px solid; border-radius: 999px; padding: 0 0.4rem; }
.sk .delta .soft { border-style: dotted; }
.sk .error { grid-column: 1 / -1; color: var(--bad); font-size: 0.88rem; padding: 0 0.5rem; }
.sk .unseen {
  position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap;
}

.sk.rows.up { grid-template-columns: auto auto minmax(0, 1fr) minmax(0, 14rem); }
.sk.rows.down { grid-template-columns: minmax(0, 14rem) minmax(0, 1fr) auto; }
.sk.rows.up .left, .sk.rows.down .right, .sk.rows.down .delta { display: none; }
.sk.rows.up .delta { order: -1; min-width: 2rem; }

[class*="st-key-stack-change-"] { padding: 0.55rem 0.8rem !important; }
.st-key-stack-text textarea {
  font-family: var(--st-code-font, monospace); font-size: 0.82rem; white-space: pre;
  overflow-wrap: normal; overflow-x: auto;
}

@media (max-width: 640px) {
  .sk.rows {
    grid-template-columns: minmax(0, 1fr) auto auto auto minmax(0, 1fr); gap: 3px 0;
  }
  .sk .row { padding: 3px 4px; row-gap: 2px; }
  .sk .bars.left { grid-area: 1 / 1; }
  .sk .number.left { grid-area: 1 / 2; }
  .sk .delta { grid-area: 1 / 3; min-width: 2.2rem; }
  .sk .number.right { grid-area: 1 / 4; }
  .sk .bars.right { grid-area: 1 / 5; }
  .sk .code { padding: 0 0.2rem; overflow-wrap: anywhere; }
  .sk .code.left { grid-area: 2 / 1 / 3 / 3; text-align: left; }
  .sk .code.right { grid-area: 2 / 4 / 3 / 6; text-align: right; }
  .sk .head .left { grid-area: 1 / 1 / 2 / 3; text-align: left; }
  .sk .head .right { grid-area: 1 / 4 / 2 / 6; text-align: right; }
  .sk.rows.up { grid-template-columns: auto auto minmax(0, 1fr); }
  .sk.rows.up .delta { grid-area: 1 / 1; min-width: 0; }
  .sk.rows.up .number.right { grid-area: 1 / 2; }
  .sk.rows.up .bars.right { grid-area: 1 / 3; }
  .sk.rows.up .code.right { grid-area: 2 / 1 / 3 / 4; text-align: left; }
  .sk.rows.down { grid-template-columns: minmax(0, 1fr) auto; }
  .sk.rows.down .code.left { grid-area: 2 / 1 / 3 / 3; }
  .sk.rows.down .bars.left { grid-area: 1 / 1; }
  .sk.rows.down .number.left { grid-area: 1 / 2; }
}
"""

STYLE = f"<style>.sk {{ {css_properties()} }}{_RULES}</style>"
"""A style sheet for `st.html`."""
