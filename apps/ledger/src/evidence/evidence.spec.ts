import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assessedLedger, people, type AssessedLedger } from '../testing/assessed-ledger.js';
import { served, type Answer, type Asking, type Served } from '../testing/served.js';
import type { EvidenceAnswer, UploadAnswer } from './evidence-answers.js';

const { assessor, verifier, supervisor, otherVerifier, otherAssessor, concerned, colleague, system } = people;

const MOST = 100_000;
const PDF = '%PDF-1.7\nA complaint.';
const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');
const refusal = ({ status, body }: Answer) => [status, (body as { code: string }).code];

describe('evidence', () => {
  let ledger: AssessedLedger;
  let server: Served;
  beforeAll(async () => {
    ledger = await assessedLedger();
    server = await served(Promise.resolve(ledger), { maxEvidenceBytes: MOST });
  });
  afterAll(() => server.close());

  let keys = 0;
  const upload = (
    payload: string,
    headers: Record<string, string | undefined> = {},
    who: Asking = assessor,
    query = '',
  ): Promise<Answer> => {
    const all = {
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="complaint.pdf"',
      'idempotency-key': `upload-${(keys += 1)}`,
      ...headers,
    };
    const given = Object.entries(all).filter(([, value]) => value !== undefined);
    return server.send({
      method: 'POST',
      url: `/v1/evidence${query}`,
      headers: Object.fromEntries(given) as Record<string, string>,
      payload,
      ...who,
    });
  };
  const uploaded = async (payload = PDF, headers = {}): Promise<string> => {
    const answer = await upload(payload, headers);
    expect(answer.status).toBe(201);
    await ledger.settle();
    return answer.headers['location'] as string;
  };

  describe('that is uploaded', () => {
    it('is taken in and comes back byte by byte, to be saved and never shown', async () => {
      const { status, body, headers } = await upload(PDF);
      const { evidence } = body as UploadAnswer;
      expect([status, body]).toEqual([
        201,
        {
          evidence,
          sha256: sha256Of(PDF),
          bytes: PDF.length,
          mediaType: 'application/pdf',
          name: 'complaint.pdf',
        },
      ]);
      expect(headers['location']).toBe(`/v1/evidence/${evidence}`);
      await ledger.settle();
      const about = (await server.get(`/v1/evidence/${evidence}`, {}, assessor)).body as EvidenceAnswer;
      expect(about).toEqual({ ...(body as object), kind: 'file', by: 'A-1', at: expect.any(String) });
      const content = await server.get(`/v1/evidence/${evidence}/content`, {}, assessor);
      expect([content.status, content.text]).toEqual([200, PDF]);
      expect(content.headers).toMatchObject({
        'content-type': 'application/pdf',
        'content-length': String(PDF.length),
        'content-disposition': "attachment; filename*=UTF-8''complaint.pdf",
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
        etag: `"${sha256Of(PDF)}"`,
      });
      const url = `/v1/evidence/${evidence}/content`;
      const head = await server.send({ method: 'HEAD', url, ...assessor });
      expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', String(PDF.length)]);
    });

    it.each([
      ["attachment; filename*=UTF-8''R%C3%BCge%20%22a%22.pdf", 'Rüge "a".pdf', 'R%C3%BCge%20%22a%22.pdf'],
      ['attachment; filename=plain.pdf', 'plain.pdf', 'plain.pdf'],
      ['attachment; filename="say \\"x\\"; (1).pdf"', 'say "x"; (1).pdf', 'say%20%22x%22%3B%20%281%29.pdf'],
      ["attachment; filename=x.pdf; filename*=utf-8'en'y%27s.pdf", "y's.pdf", 'y%27s.pdf'],
    ])('is called as %s says', async (disposition, name, encoded) => {
      const location = await uploaded(PDF, { 'content-disposition': disposition });
      expect((await server.get(location)).body).toMatchObject({ name });
      expect((await server.get(`${location}/content`)).headers['content-disposition']).toBe(
        `attachment; filename*=UTF-8''${encoded}`,
      );
    });

    it('is called as the parameter says where no header does', async () => {
      const answer = await upload(PDF, { 'content-disposition': undefined }, assessor, '?name=a.pdf');
      expect(answer.body).toMatchObject({ name: 'a.pdf' });
    });

    it.each([
      ['without a name', { 'content-disposition': undefined }, '', 'name'],
      ['with two names', {}, '?name=b.pdf', 'name'],
      ['with a path', { 'content-disposition': 'attachment; filename="../a"' }, '', 'Content-Disposition'],
      ['with a path of Windows', { 'content-disposition': undefined }, '?name=c:%5Ca', 'name'],
      [
        'with an invisible character',
        { 'content-disposition': "attachment; filename*=UTF-8''a%E2%80%AEfdp.exe" },
        '',
        'Content-Disposition',
      ],
      [
        'with a line end',
        { 'content-disposition': "attachment; filename*=UTF-8''a%0D%0Ab" },
        '',
        'Content-Disposition',
      ],
      [
        'with a name that cannot be read',
        { 'content-disposition': "attachment; filename*=UTF-8''%FF" },
        '',
        'Content-Disposition',
      ],
    ])('is refused %s', async (_, headers, query, path) => {
      const { status, body } = await upload(PDF, headers, assessor, query);
      expect([status, body]).toEqual([
        400,
        expect.objectContaining({ code: 'invalid-request', errors: [expect.objectContaining({ path })] }),
      ]);
    });

    it('is one piece of evidence under one key, however often it comes at once', async () => {
      const head = await ledger.head();
      const headers = { 'idempotency-key': 'one-file' };
      const answers = await Promise.all(Array.from({ length: 50 }, () => upload(PDF, headers)));
      expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
      expect(await ledger.head()).toBe(head + 1);
      for (const other of [
        upload(`${PDF}!`, headers),
        upload(PDF, { ...headers, 'content-disposition': 'attachment; filename=other.pdf' }),
      ]) {
        expect(refusal(await other)).toEqual([422, 'idempotency-key-reused']);
      }
    });

    it('may be as large as is allowed, and no larger', async () => {
      expect((await upload(PDF.padEnd(MOST, ' '))).status).toBe(201);
      const { status, headers, body } = await upload(PDF.padEnd(MOST + 1, ' '));
      expect([status, body]).toEqual([413, expect.objectContaining({ code: 'body-too-large' })]);
      expect(headers['connection']).toBe('close');
    });

    it.each([
      ['a type that is not taken', { 'content-type': 'text/html' }, '<p>'],
      ['a picture that runs scripts', { 'content-type': 'image/svg+xml' }, '<svg/>'],
      ['no type', { 'content-type': undefined }, PDF],
      ['something else than it says', { 'content-type': 'image/png' }, PDF],
      ['a page as text', { 'content-type': 'text/plain' }, '<!doctype html><script>'],
      ['a program as text', { 'content-type': 'text/plain' }, 'MZ\u0000\u0001'],
    ])('is refused with what is taken instead: %s', async (_, headers, payload) => {
      const answer = await upload(payload, headers);
      expect(refusal(answer)).toEqual([415, 'unsupported-media-type']);
      expect(answer.headers['accept-post']).toContain('application/pdf, image/png');
    });

    it('is refused where it is empty', async () => {
      expect(refusal(await upload(''))).toEqual([400, 'invalid-request']);
    });

    it('is not given out once it is damaged, which is logged', async () => {
      const location = await uploaded(`${PDF} To be harmed.`);
      const read = ledger.evidence.read.bind(ledger.evidence);
      ledger.evidence.read = (sha256) => read(sha256.replace(/./g, 'f'));
      const answer = await server.get(`${location}/content`);
      Reflect.deleteProperty(ledger.evidence, 'read');
      expect(refusal(answer)).toEqual([500, 'evidence-damaged']);
      expect(answer.text).not.toContain('/');
      expect(server.log.join('')).toContain('evidence is damaged');
      expect((await server.get(`${location}/content`)).status).toBe(200);
    });
  });

  describe('that is referenced', () => {
    const refer = (url: string, who: Asking = assessor) =>
      server.post('/v1/evidence/references', { url, title: 'File 17' }, who);

    it('is noted, and has no content here', async () => {
      const { status, body, headers } = await refer('https://files.example/17?a=b#c');
      expect([status, body]).toEqual([
        201,
        expect.objectContaining({ url: 'https://files.example/17?a=b#c', title: 'File 17' }),
      ]);
      await ledger.settle();
      const location = headers['location'] as string;
      expect((await server.get(location)).body).toMatchObject({ kind: 'reference', by: 'A-1' });
      expect(refusal(await server.get(`${location}/content`))).toEqual([404, 'not-found']);
    });

    it.each([
      ['http://files.example/17', 'invalid-reference'],
      ['ftp://files.example/17', 'invalid-reference'],
      ['javascript:alert(1)', 'invalid-reference'],
      ['//files.example/17', 'invalid-reference'],
      ['https://a:b@files.example/17', 'invalid-reference'],
      ['https://a@files.example/17', 'invalid-reference'],
      ['https://', 'invalid-reference'],
      ['https://files.example/\u202e17', 'invalid-request'],
      ['https://files.example/\n17', 'invalid-request'],
      [`https://files.example/${'a'.repeat(2000)}`, 'invalid-request'],
    ])('is refused as %.40s', async (url, code) => {
      const { status, body } = await refer(url);
      expect([status, body]).toEqual([
        400,
        expect.objectContaining({ code, errors: [expect.objectContaining({ path: 'url' })] }),
      ]);
    });
  });

  describe('is seen', () => {
    it('by who brought it only, until something rests on it', async () => {
      const location = await uploaded();
      for (const part of ['', '/content']) {
        expect((await server.get(`${location}${part}`, {}, assessor)).status).toBe(200);
        for (const who of [verifier, supervisor, concerned]) {
          expect(refusal(await server.get(`${location}${part}`, {}, who))).toEqual([403, 'forbidden']);
        }
      }
    });

    it('by those who may see an entry or observation that rests on it, and at once', async () => {
      const { evidence: ofEntry } = (await upload(PDF)).body as UploadAnswer;
      const { evidence: ofObservation } = (await upload(PDF)).body as UploadAnswer;
      await server.post(
        '/v1/entries',
        {
          staff: 'S-1',
          kind: 'bonus',
          indicator: 'conduct',
          points: 1,
          occurredOn: '2026-02-03',
          reason: 'Calmed an angry visitor.',
          rule: 'praise',
          evidence: [ofEntry],
        },
        assessor,
      );
      const { headers } = await server.post(
        '/v1/observations',
        {
          staff: 'S-1',
          tone: 'neutral',
          text: 'Was there.',
          occurredOn: '2026-02-03',
          evidence: [ofObservation],
        },
        assessor,
      );
      const minimum = { 'ledger-min-position': String(headers['ledger-position']) };
      const waited = server.get(`/v1/evidence/${ofEntry}/content`, minimum, verifier);
      await ledger.settle();
      expect((await waited).status).toBe(200);
      for (const id of [ofEntry, ofObservation]) {
        for (const who of [verifier, supervisor, concerned]) {
          expect((await server.get(`/v1/evidence/${id}/content`, {}, who)).status).toBe(200);
        }
        for (const who of [otherVerifier, otherAssessor, colleague, system]) {
          expect(refusal(await server.get(`/v1/evidence/${id}/content`, {}, who))).toEqual([
            403,
            'forbidden',
          ]);
        }
      }
    });

    it('by nobody where there is none', async () => {
      expect(refusal(await server.get('/v1/evidence/none'))).toEqual([404, 'not-found']);
      expect(refusal(await server.get('/v1/evidence/none', {}, verifier))).toEqual([403, 'forbidden']);
    });
  });

  it('is brought by those who assess and by those who are assessed', async () => {
    expect((await upload(PDF, {}, concerned)).status).toBe(201);
    expect(refusal(await upload(PDF, {}, system))).toEqual([403, 'forbidden']);
    expect(refusal(await upload(PDF, {}, { id: 'AU', as: [{ role: 'auditor' }] }))).toEqual([
      403,
      'forbidden',
    ]);
  });
});

describe('uploads on the socket', () => {
  it('leave nothing behind where they break off, and are told why where they are refused', async () => {
    const ledger = await assessedLedger();
    const server = await served(Promise.resolve(ledger), { maxEvidenceBytes: MOST });
    await server.app.listen(0, '127.0.0.1');
    const { port } = server.app.getHttpServer().address() as AddressInfo;
    const authorization = await server.tokens.authorization('A-1', assessor.as);
    const head = (type: string, length: number, key: string): string =>
      [
        'POST /v1/evidence?name=a HTTP/1.1',
        `Host: 127.0.0.1:${port}`,
        `Authorization: ${authorization}`,
        `Idempotency-Key: ${key}`,
        `Content-Type: ${type}`,
        `Content-Length: ${length}`,
        '',
        '',
      ].join('\r\n');
    const send = (bytes: string, cut: boolean): Promise<string> =>
      new Promise((resolve) => {
        let text = '';
        const socket = connect(port, '127.0.0.1', () => {
          socket.write(bytes);
          if (cut) setTimeout(() => socket.destroy(), 50);
        });
        socket.on('data', (chunk) => (text += String(chunk)));
        socket.on('error', () => undefined);
        socket.on('close', () => resolve(text));
      });

    const stated = await send(head('application/pdf', MOST + 1, 'k0'), false);
    expect(stated).toMatch(/^HTTP\/1\.1 413 /);
    await send(`${head('application/pdf', 50_000, 'k1')}${PDF}`, true);
    const chunked = head('application/pdf', 0, 'k2').replace(
      'Content-Length: 0',
      'Transfer-Encoding: chunked',
    );
    const piece = PDF.padEnd(0x40_000);
    const tooLarge = await send(`${chunked}40000\r\n${piece}\r\n`, false);
    expect(tooLarge).toMatch(/^HTTP\/1\.1 413 /);
    const belied = await send(`${head('image/png', 50_000, 'k3')}${PDF.padEnd(2_000)}`, false);
    expect(belied).toMatch(/^HTTP\/1\.1 415 /);
    expect(server.log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
    const folder = Reflect.get(ledger.evidence, 'folder') as string;
    expect(readdirSync(folder, { recursive: true })).toEqual([]);
    await server.close();
  });
});
