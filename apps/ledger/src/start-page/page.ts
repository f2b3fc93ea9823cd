import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { style } from './style.js';

const parts = ['elements', 'sign-in', 'data', 'ranking', 'explanation', 'casework', 'start'];
const script = parts
  .map((name) => readFileSync(new URL(`./browser/${name}.js`, import.meta.url), 'utf8'))
  .join('\n')
  .replaceAll(/^\/\/# sourceMappingURL=.*$/gm, '');

/** One page without anything from elsewhere. What is in the ledger gets into it in the browser, as text. */
export const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Assessment ledger</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<header>
<h1>Assessment ledger</h1>
<p>Who stands where, and why: choose a period and a unit, then a person.</p>
<form id="sign-in" hidden>
<label>Token <input id="token" type="password" autocomplete="off" spellcheck="false" required></label>
<button>Sign in</button>
</form>
<p id="signed-in" hidden></p>
<form id="choice" hidden>
<label>Period <select id="period"></select></label>
<label>Unit <select id="unit"></select></label>
<label>As of (empty: everything) <input id="as-of" type="date"></label>
</form>
</header>
<main>
<section id="ranking" aria-label="Ranking">
<noscript><p>The tables on this page need JavaScript. The same data is behind the links below, for whoever sends a token.</p></noscript>
</section>
<section id="explanation" aria-label="Explanation" tabindex="-1" hidden></section>
<section id="casework" aria-label="Appeals and accountability" hidden></section>
<section id="data" aria-label="Data" tabindex="-1" hidden></section>
</main>
<footer>
<nav aria-label="Data">
<a href="/v1/periods">Periods</a>
<a href="/v1/units">Units</a>
<a href="/v1/scores">Scores</a>
<a href="/v1/process-control?by=unit">Process control</a>
<a href="/v1/casebook">Casebook</a>
<a href="/v1/appeals">Appeals</a>
<a href="/v1/accountability-cases">Accountability cases</a>
<a href="/v1/corrective-actions">Corrective actions</a>
<a href="/health/ready">State of this server</a>
</nav>
</footer>
<script type="module">${script}</script>
</body>
</html>
`;

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Only this very style and script, and questions to this server alone. */
export const pagePolicy = [
  "default-src 'none'",
  `script-src ${hashOf(script)}`,
  `style-src ${hashOf(style)}`,
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
