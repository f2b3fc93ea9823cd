export * from './dossier.js';
export { makeDossier, type DossierOptions, type DossierSources } from './make-dossier.js';
export { dossierHtml } from './html/dossier-html.js';
export { html, Markup } from './html/markup.js';
