export const style = `
:root { color-scheme: light dark; --ink: #1d2733; --soft: #5b6875; --line: #d9dfe5; --paper: #fff; --ground: #f4f6f8;
  --accent: #1f5f99; --bar: #9dc0e0; --chosen: #e6f0f9; --problem: #a12622; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e9ee; --soft: #9aa7b4; --line: #36414c; --paper: #1a2129; --ground: #12171d;
    --accent: #86bdf0; --bar: #356491; --chosen: #22344a; --problem: #ff9c94; } }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); }
header, main, footer { max-width: 90rem; margin: 0 auto; padding: 1rem 1.5rem; }
h1 { margin: 0; font-size: 1.5rem; }
header p { margin: .25rem 0 1rem; color: var(--soft); }
form { display: flex; flex-wrap: wrap; gap: 1rem; }
form[hidden], section[hidden] { display: none; }
label { display: grid; gap: .25rem; font-size: .875rem; color: var(--soft); }
select, input, button { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--line);
  border-radius: .375rem; padding: .375rem .625rem; }
select { max-width: 22rem; }
main { display: grid; gap: 1.5rem; align-items: start; padding-top: 0; }
@media (min-width: 70rem) { main:has(#explanation:not([hidden])) { grid-template-columns: 2fr 3fr; } }
#casework, #data { grid-column: 1 / -1; }
section { background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem 1.25rem;
  min-width: 0; }
#explanation:focus { outline: none; }
section[aria-busy] { opacity: .6; }
h2 { margin: 0 0 .25rem; font-size: 1.25rem; }
h2 small { display: inline; margin-left: .5rem; font-weight: normal; }
#signed-in button { padding: .125rem .5rem; }
#sign-in { align-items: end; }
pre { margin: 0; font-size: .8125rem; }
section > p { margin: 0 0 .25rem; color: var(--soft); }
.wide { overflow-x: auto; }
.wide + .wide { margin-top: 1.5rem; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .375rem .5rem; border-bottom: 1px solid var(--line); }
thead th { font-size: .875rem; color: var(--soft); font-weight: 600; white-space: nowrap; }
tbody th { font-weight: normal; }
tfoot th, tfoot td { font-weight: 600; border-bottom: 0; }
.figure { text-align: right; white-space: nowrap; }
.day, .id { white-space: nowrap; }
.bars { width: 25%; min-width: 5rem; }
.bar { display: block; height: .75rem; margin-top: .375rem; background: var(--bar); border-radius: .125rem; }
small { display: block; font-size: .8125rem; color: var(--soft); }
th small { margin-top: .125rem; }
tr[aria-current] > * { background: var(--chosen); }
.void .points { text-decoration: line-through; color: var(--soft); }
.undone, .problem { color: var(--problem); }
a { color: var(--accent); }
a:focus-visible, select:focus-visible, input:focus-visible, button:focus-visible { outline: 2px solid var(--accent);
  outline-offset: 2px; }
.raw { margin-top: .75rem; font-size: .875rem; }
footer { color: var(--soft); font-size: .875rem; }
footer a { margin-right: 1rem; }
@media (max-width: 32rem) { header, main, footer { padding: .75rem; } section { padding: .5rem .75rem; }
  th, td { padding: .375rem .25rem; } .bars { min-width: 3rem; } }
`;
