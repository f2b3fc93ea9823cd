import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A file of the page that tries the API out. */
export interface PageFile {
  readonly path: string;
  readonly type: string;
  readonly read: () => string | Buffer;
}

const require = createRequire(import.meta.url);
const packaged = (file: string): Buffer => readFileSync(require.resolve(`swagger-ui-dist/${file}`));
const ours = (): string =>
  readFileSync(new URL('./browser/start.js', import.meta.url), 'utf8').replaceAll(
    /^\/\/# sourceMappingURL=.*$/gm,
    '',
  );

const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API of the assessment ledger</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/swagger-ui.css">
<script src="/docs/swagger-ui-bundle.js" defer></script>
<script src="/docs/start.js" defer></script>
</head>
<body>
<main id="document"><noscript>The description itself is at <a href="/openapi.json">/openapi.json</a>.</noscript></main>
</body>
</html>
`;

const SCRIPT = 'text/javascript; charset=utf-8';

/** Everything comes from this server; nothing stands inline. */
export const docsPage: readonly PageFile[] = [
  { path: '/docs', type: 'text/html; charset=utf-8', read: () => html },
  { path: '/docs/start.js', type: SCRIPT, read: ours },
  { path: '/docs/swagger-ui-bundle.js', type: SCRIPT, read: () => packaged('swagger-ui-bundle.js') },
  { path: '/docs/swagger-ui.css', type: 'text/css; charset=utf-8', read: () => packaged('swagger-ui.css') },
];

/** Scripts, styles and questions of this server alone; the pictures are in the style sheet. */
export const docsPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
