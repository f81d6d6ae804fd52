"""The look of the lesson of the matrix: what is not the stage's and not of every sheet."""

_STEP = "calc(var(--{}) * (var(--cell) + 1px))"
_SIDE, _ROW, _COLUMN = (_STEP.format(name) for name in ("side", "r", "c"))

PRODUCT = f"""<style>
.of-matrix {{ display: flex; flex-wrap: wrap; align-items: flex-start; gap: 8px 12px; }}
.of-matrix > .sign {{ align-self: center; }}
.of-matrix .zero:not(.at) {{ opacity: 0.42; }}
.of-matrix td.at {{ box-shadow: inset 0 0 0 var(--ring) var(--accent); }}
.of-matrix td.bx {{ border-left: 2px solid var(--muted); }}
.of-matrix td.by {{ border-top: 2px solid var(--muted); }}
.of-matrix th {{ height: 16px; padding: 0 2px; line-height: 1; vertical-align: middle; }}
.of-matrix th.of-row {{ text-align: right; }}
.of-matrix th button {{
  all: unset; cursor: pointer; min-width: 14px; text-align: center;
  border-radius: 3px; font-size: 11px; line-height: 14px; display: block;
}}
.of-matrix th button:focus-visible {{ outline: 2px solid var(--accent); }}
.of-matrix th.at {{ box-shadow: none; }}
.of-matrix th.at button {{ color: var(--accent); font-weight: 700; }}
.numbers.vector td {{ width: var(--wide); min-width: var(--wide); }}
.turning figure {{ align-items: flex-start; }}
.turning .square {{
  position: relative; width: {_SIDE}; height: {_SIDE};
  font-size: var(--font); line-height: var(--cell); border-radius: 3px;
  background: linear-gradient(to bottom left, transparent calc(50% - 0.6px),
    var(--faint) calc(50% - 0.6px) calc(50% + 0.6px), transparent calc(50% + 0.6px));
}}
.turning .square i {{
  position: absolute; width: var(--cell); height: var(--cell); left: {_COLUMN}; top: {_ROW};
  text-align: center; font-style: normal; border-radius: 2px; white-space: nowrap;
  overflow: hidden; transition: left 1s cubic-bezier(.5,0,.2,1), top 1s cubic-bezier(.5,0,.2,1);
}}
.turning.turned .square i {{ left: {_ROW}; top: {_COLUMN}; }}
.turning .square i.at {{ box-shadow: inset 0 0 0 var(--ring) var(--accent); }}
.turning .after-turn, .turning.turned .before-turn {{ display: none; }}
.turning.turned .after-turn {{ display: inline; }}
.turning button {{ padding: 0 12px; height: 30px; margin-bottom: 6px; }}
.lines {{ flex: 1 1 200px; align-self: center; max-width: 400px; }}
.lines {{ padding: 0 8px; line-height: 24px; }}
.lines > p {{ display: none; margin: 0; }}
.lines > p.at, .lines:not(:has(.at)) > .idle {{ display: block; box-shadow: none; }}
@media (prefers-reduced-motion: reduce) {{ .turning .square i {{ transition: none; }} }}
@media (max-width: 640px) {{
  .lines {{ flex-basis: 100%; min-height: 96px; }}
  .turning button {{ height: 44px; }}
}}
</style>"""

TESTS = """<style>
.of-tests { display: grid; gap: 8px; grid-template-columns: minmax(0, 1fr); }
.of-tests .line { display: flex; flex-wrap: wrap; gap: 6px 14px; margin: 0; }
.of-tests .line { align-items: center; justify-content: flex-start; }
.of-tests figure { align-items: flex-start; max-width: 100%; overflow-x: auto; }
.of-tests .line > .sign { padding-top: 18px; }
.of-tests .written-out { margin: 0; font-size: 15px; line-height: 1.7; overflow-wrap: anywhere; }
.of-tests .pairs { border-collapse: separate; border-spacing: 1px; font-size: 13px; }
.of-tests .pairs th { text-align: left; font-weight: 400; color: var(--muted); }
.of-tests .pairs th { padding: 3px 10px 3px 0; white-space: nowrap; }
.of-tests .pairs td { min-width: 34px; height: 24px; text-align: center; border-radius: 2px; }
.of-tests .pairs .by-name { color: var(--muted); font-size: 11px; height: 16px; }
.of-tests s { text-decoration: none; color: var(--bad); white-space: nowrap; }
</style>"""

INVERSE = """<style>
.beside { display: flex; flex-wrap: wrap; gap: 8px 30px; align-items: center; }
.beside > p { flex: 1 1 260px; max-width: 480px; }
.trips { display: grid; grid-template-columns: repeat(5, max-content); gap: 4px 12px; }
.trips { align-items: center; }
.trips .sign { padding-top: 18px; }
.trips figure { align-items: flex-start; }
.pictures { display: flex; flex-wrap: wrap; gap: 10px 14px; align-items: flex-end; }
.pictures figure { align-items: flex-start; }
.pictures figcaption { white-space: normal; max-width: 150px; }
.pictures img { image-rendering: pixelated; display: block; border: 1px solid var(--faint); }
@media (max-width: 640px) { .trips { gap: 4px 6px; } }
</style>"""

SHAPE = """<style>
.of-sizes { display: flex; flex-wrap: wrap; gap: 14px 30px; padding: 6px; }
.of-sizes { align-items: flex-start; }
.of-sizes figure { align-items: flex-start; }
.of-sizes .now figure { outline: 2px solid var(--accent); outline-offset: 5px; }
.of-sizes .now figure { border-radius: 4px; }
.of-sizes .now figcaption { font-weight: 700; color: var(--st-text-color); }
</style>"""
