/* global SwaggerUIBundle */
const KEY = 'Idempotency-Key';
/** Filled in from the description: everybody's, so that it would soon stand for another command. */
const EXAMPLE = '7c1f0c1e-6a44-4c0e-9a52-0f0d8c1f7a10';

function withOwnKey(request) {
  if (request.headers[KEY] === EXAMPLE) request.headers[KEY] = crypto.randomUUID();
  return request;
}

window.addEventListener('load', () => {
  SwaggerUIBundle({
    url: '/openapi.json',
    dom_id: '#document',
    deepLinking: true,
    docExpansion: 'list',
    filter: true,
    validatorUrl: null,
    requestInterceptor: withOwnKey,
  });
});
