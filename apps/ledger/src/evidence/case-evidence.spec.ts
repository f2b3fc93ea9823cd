import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assessedLedger, people } from '../testing/assessed-ledger.js';
import { served, type Asking, type Served } from '../testing/served.js';

const { assessor, verifier, otherVerifier, concerned, colleague } = people;
const investigator = { id: 'I-1', as: [{ role: 'investigator', unit: 'TAX' }] } as const;

describe('evidence of an accountability case', () => {
  let server: Served;
  let accused: string;
  let evidence: string;
  const guessed: [number, string][] = [];
  beforeAll(async () => {
    server = await served(assessedLedger());
    const done = async (url: string, json: object, who: Asking): Promise<Record<string, string>> => {
      const answer = await server.post(`/v1/${url}`, json, who);
      if (answer.status > 299) throw new Error(answer.text);
      return answer.body;
    };
    const source = { kind: 'complaint', text: 'My file was lost.' };
    const opened = { title: 'A lost file', description: 'It is lost.', source, unit: 'TAX/1' };
    const made = await done('accountability-cases', { ...opened, occurredOn: '2026-02-03' }, investigator);
    accused = `accountability-cases/${made['case']!}`;
    await done(`${accused}/investigation`, { investigator: 'I-1' }, investigator);
    await done(`${accused}/persons`, { person: 'S-1', part: 'handler' }, investigator);
    const reference = { url: 'https://files.example/7', title: 'The register' };
    const witness = { id: 'X-1', as: [{ role: 'verifier' }] } as const;
    evidence = (await done('evidence/references', reference, witness))['evidence']!;
    // Before it is in the file, whoever merely knows its id puts it into none, and so does not come to read it.
    for (const who of [concerned, investigator]) {
      const { status, body } = await server.post(`/v1/${accused}/evidence`, { evidence }, who);
      guessed.push([status, (body as { code: string }).code]);
    }
    await done(`${accused}/evidence`, { evidence }, witness);
    await server.ledger.settle();
  });
  afterAll(() => server.close());

  it('comes into the file by those who brought it in, and not by whoever guessed its id', () => {
    expect(guessed).toEqual([
      [404, 'unknown-evidence'],
      [404, 'unknown-evidence'],
    ]);
  });

  it.each<[string, Asking, number]>([
    ['an investigator of its unit', investigator, 200],
    ['a verifier of its unit', verifier, 200],
    ['a person whom it names', concerned, 200],
    ['an assessor of its unit, who reads no cases', assessor, 403],
    ['a verifier of another unit', otherVerifier, 403],
    ['a person whom it does not name', colleague, 403],
  ])('for %s', async (_, who, status) => {
    expect((await server.get(`/v1/evidence/${evidence}`, {}, who)).status).toBe(status);
  });

  it('has every look at it on record in the case, and none that was refused', async () => {
    await server.ledger.settle();
    const { items } = (await server.get(`/v1/${accused}/readings`)).body as {
      readonly items: readonly { readonly readBy: string; readonly what: string }[];
    };
    expect(items.map(({ readBy, what }) => [readBy, what])).toEqual([
      ['I-1', 'evidence'],
      ['V-1', 'evidence'],
      ['S-1', 'evidence'],
    ]);
  });
});
