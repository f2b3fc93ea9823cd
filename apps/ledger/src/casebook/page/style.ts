export const style = `
:root { --ink: #1d2733; --soft: #5b6875; --line: #d9dfe5; --accent: #1f5f99; --mid: #6fa3d0; --pale: #b9d3ea;
  --track: #eef2f5; --late: #a12622; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; font: 1rem/1.45 system-ui, sans-serif; color: var(--ink);
  background: #fff; font-variant-numeric: tabular-nums; }
h1 { margin: 0; font-size: 1.75rem; }
header p, section > p { margin: .25rem 0 1rem; color: var(--soft); }
h2 { margin: 2rem 0 .25rem; font-size: 1.25rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .75rem; margin: 1rem 0 0; }
.tiles > div { border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; }
dt { color: var(--soft); font-size: .875rem; }
dd { margin: 0; font-size: 1.75rem; line-height: 1.2; }
small { display: block; font-size: .8125rem; color: var(--soft); font-weight: normal; overflow-wrap: anywhere; }
.late small { color: var(--late); }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(28rem, 100%), 1fr)); gap: 1rem 2rem;
  align-items: start; }
table { width: 100%; border-collapse: collapse; }
caption { text-align: left; font-weight: 600; padding: .5rem 0; }
th, td { text-align: left; vertical-align: middle; padding: .25rem .5rem .25rem 0; border-bottom: 1px solid var(--line);
  font-weight: normal; }
thead th { font-size: .8125rem; color: var(--soft); }
tbody th { overflow-wrap: anywhere; min-width: 7rem; }
.figure { text-align: right; white-space: nowrap; }
.drawn { width: 32%; min-width: 5rem; padding-right: 0; }
svg { display: block; }
.key svg { display: inline-block; margin-left: .75rem; vertical-align: middle; }
.key { font-size: .8125rem; }
rect { fill: var(--accent); }
.track { fill: var(--track); }
.rest { fill: var(--soft); }
.nearly { fill: var(--pale); }
.most { fill: var(--mid); }
@page { size: A4; margin: 14mm; }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } h2 { margin-top: 1rem; }
  .tiles { grid-template-columns: repeat(4, 1fr); } .pair { grid-template-columns: 1fr 1fr; gap: .5rem 1.5rem; }
  table, .tiles > div { break-inside: avoid; } h2, caption { break-after: avoid; } }
`;
