import { Ajv2020 } from 'ajv/dist/2020.js';

/** Tells what is wrong with an answer; undefined where it is as the document and the attack want it. */
export function judgeOf(document) {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false });
  ajv.addSchema({ ...document, $id: 'api' });
  const validators = new Map();
  const isValid = (schema, value) => {
    const key = JSON.stringify(schema);
    if (!validators.has(key)) {
      validators.set(key, ajv.compile(JSON.parse(key.replaceAll('"#/components', '"api#/components'))));
    }
    return validators.get(key)(value);
  };

  return ({ operation, schema, json, expect }, { status, headers, text }) => {
    if (status >= 500) return `answered ${status}`;
    if (expect === 405) {
      if (status !== 405) return `answered ${status} instead of 405`;
      return headers.allow ? undefined : '405 without Allow';
    }
    if (typeof expect === 'number' && status !== expect) return `answered ${status} instead of ${expect}`;
    if (expect === 'refused' && status < 400) return `was accepted with ${status}`;
    if (status < 400 && schema && json !== undefined && !isValid(schema, json)) {
      return `accepted a body with ${status} that its schema does not allow`;
    }
    const documented = operation.responses[status];
    if (!documented) return `answered ${status}, which is not documented`;
    return wrongAnswer(documented, status, headers, text);
  };

  function wrongAnswer(documented, status, headers, text) {
    const type = (headers['content-type'] ?? '').split(';')[0];
    if (status >= 400 && type !== 'application/problem+json')
      return `${status} as ${type}, not a problem document`;
    if (type !== 'application/json' && type !== 'application/problem+json') return undefined;
    const response = documented.$ref ? at(documented.$ref) : documented;
    const schema = response.content?.[type]?.schema;
    if (!schema) return `answered ${status} as ${type}, which is not documented`;
    return isValid(schema, JSON.parse(text))
      ? undefined
      : `an answer (${status}) that its schema does not allow`;
  }

  function at($ref) {
    return $ref
      .slice(2)
      .split('/')
      .reduce((value, key) => value[key], document);
  }
}
