/** Of the one page: on screens light or dark as the reader has it, on paper A4 in black on white. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5b6675; --ground: #fff; --panel: #f4f6f9; --line: #d5dbe3;
  --accent: #2459a9; --good: #1b6e3c; --bad: #a3201d; --bar: #9db8de; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --soft: #a3aebd; --ground: #12171e; --panel: #1b222c;
  --line: #364150; --accent: #8ab4f0; --good: #7bd19a; --bad: #ff8f87; --bar: #3d5d8c; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem; background: var(--ground); color: var(--ink);
  font: 15px/1.5 system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif; }
header { border-bottom: 3px solid var(--accent); margin-bottom: 1rem; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .3rem; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; margin: 2.2rem 0 .6rem; border-bottom: 1px solid var(--line); padding-bottom: .2rem; }
h3 { font-size: 1.02rem; margin: 1.3rem 0 .4rem; overflow-wrap: anywhere; }
.lead { color: var(--soft); margin: 0 0 .8rem; }
.then { border: 2px solid var(--accent); border-radius: 4px; padding: .4rem .8rem; }
nav ol { columns: 15rem; padding-left: 1.3rem; }
a { color: var(--accent); }
dl { display: grid; gap: .15rem 1rem; margin: .4rem 0 1rem; }
dl > div { display: grid; grid-template-columns: 13rem 1fr; gap: 1rem; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; min-width: 0; }
ul { margin: 0; padding-left: 1.1rem; }
q { quotes: '“' '”'; white-space: pre-line; unicode-bidi: isolate; overflow-wrap: anywhere; }
b, code, td, dd { unicode-bidi: isolate; }
code { font: .88em ui-monospace, 'DejaVu Sans Mono', monospace; overflow-wrap: anywhere; }
small, .none, figcaption, caption { color: var(--soft); }
.wide { overflow-x: auto; margin-bottom: 1rem; }
table { border-collapse: collapse; width: 100%; font-size: .86rem; }
caption { text-align: left; padding: .3rem 0; }
th, td { text-align: left; vertical-align: top; padding: .32rem .55rem .32rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 600; }
td { overflow-wrap: anywhere; min-width: 3.5rem; }
time { white-space: nowrap; font-variant-numeric: tabular-nums; }
.badge { display: inline-block; border: 1px solid currentColor; border-radius: 3px; padding: 0 .4rem; font-size: .8rem;
  font-weight: 600; white-space: nowrap; }
.badge.good { color: var(--good); } .badge.bad { color: var(--bad); } .badge.plain { color: var(--soft); }
figure { margin: 1rem 0; padding: .8rem; background: var(--panel); border: 1px solid var(--line); border-radius: 6px; }
svg { display: block; width: 100%; height: auto; font-size: 12px; }
svg text { fill: var(--ink); } svg .tick { fill: var(--soft); text-anchor: middle; } svg .strong { fill: var(--accent); font-weight: 700; }
svg .grid { stroke: var(--line); } svg .lag { stroke: var(--accent); stroke-opacity: .25; fill: none; }
svg .dot { fill: var(--accent); } svg .ring { fill: var(--panel); stroke: var(--accent); stroke-width: 1.4; }
svg .many { fill: var(--panel); text-anchor: middle; font-size: 9px; font-weight: 700; }
svg .bar { fill: var(--bar); } svg .bar.replaced { fill: none; stroke: var(--bar); stroke-dasharray: 3 2; }
svg .bar.breached { stroke: var(--bad); stroke-width: 2; }
svg .held-ground { fill: var(--panel); } svg .held { fill: var(--soft); }
svg .warn { stroke: var(--ink); stroke-width: 2; } svg .today { stroke: var(--accent); stroke-width: 1.5; stroke-dasharray: 4 3; }
svg .mark { fill: var(--good); } svg .mark.breached { fill: var(--bad); }
svg .words.breached { fill: var(--bad); font-weight: 700; }
@page { size: A4; margin: 16mm 14mm 18mm; @bottom-right { content: counter(page) ' / ' counter(pages); font: 9pt sans-serif; } }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #444; --ground: #fff; --panel: #fff; --line: #bbb; --accent: #1d4684;
    --good: #14532d; --bad: #8f1512; --bar: #a9bfe0; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  nav { display: none; }
  h2, h3, caption { break-after: avoid; }
  tr, figure, dl > div, .badges { break-inside: avoid; }
  thead { display: table-header-group; }
  .wide { overflow: visible; }
  table { font-size: 7.6pt; }
  svg { font-size: 14px; }
  dl > div { grid-template-columns: 40mm 1fr; }
}
@media (max-width: 45rem) { dl > div { grid-template-columns: 1fr; gap: 0; } body { padding: .8rem; } }
`;
