import { describe, expect, it } from '@jest/globals';
import { evidenceMediaType, evidenceMediaTypes, requireLooksLike } from './evidence-media-types.js';

const odf = (type: string) =>
  Buffer.from(`PK\x03\x04\x14${'\0'.repeat(21)}\x08\0\0\0mimetype${type}PK`, 'latin1');
const zip = Buffer.from('PK\x03\x04\x14\0\x06\0\x08\0rest of an archive', 'latin1');
const ODT = 'application/vnd.oasis.opendocument.text';
const ODS = 'application/vnd.oasis.opendocument.spreadsheet';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const real: Record<string, Buffer> = {
  'application/pdf': Buffer.from('%PDF-1.7\n'),
  'image/png': Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'),
  'image/jpeg': Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF', 'latin1'),
  'image/tiff': Buffer.from('II*\0\x08\0\0\0', 'latin1'),
  [ODT]: odf(ODT),
  [ODS]: odf(ODS),
  [DOCX]: zip,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': zip,
  'text/plain': Buffer.from('Die Akte lag „ungeöffnet“ da.\n'),
  'text/csv': Buffer.from('case;day\n"1 < 2";2026-01-01\n'),
  'application/json': Buffer.from('\ufeff {"case": 1}'),
  'message/rfc822': Buffer.from('From: a@example.org\r\nSubject: x\r\n\r\n<html>'),
};

describe('media types of evidence', () => {
  it.each(evidenceMediaTypes)('%s is known by its beginning', (mediaType) => {
    expect(() => requireLooksLike(mediaType, real[mediaType]!)).not.toThrow();
  });

  it('belie one another wherever their beginnings tell them apart', () => {
    const alike = (one: string, other: string) =>
      real[one]!.equals(real[other]!) ||
      [one, other].every((type) => /^text|json|rfc822/.test(type)) ||
      // An OpenDocument file is an archive too: what is in one cannot be told by its beginning.
      (/openxml/.test(one) && /opendocument/.test(other));
    for (const declared of evidenceMediaTypes) {
      for (const sent of evidenceMediaTypes.filter((other) => !alike(declared, other))) {
        expect(() => requireLooksLike(declared, real[sent]!)).toThrow(/does not begin as/);
      }
    }
  });

  it.each([
    ['a page', '<!DOCTYPE html><p>'],
    ['a page behind blanks and a byte order mark', '\ufeff \r\n<HTML>'],
    ['a picture that runs scripts', '<?xml version="1.0"?><svg onload="x()">'],
    ['a script of a shell', '#!/bin/sh\nrm -rf /\n'],
    ['a program of Windows', 'MZ\x90\0\x03'],
    ['a program of Linux', '\x7fELF\x02\x01'],
    ['text in UTF-16', 'h\0i\0'],
  ])('do not let in %s as text', (_, beginning) => {
    for (const mediaType of ['text/plain', 'text/csv', 'application/json', 'message/rfc822']) {
      expect(() => requireLooksLike(mediaType, Buffer.from(beginning))).toThrow();
    }
  });

  it.each([
    ['TEXT/Plain; charset=utf-8', 'text/plain'],
    ['application/pdf', 'application/pdf'],
  ])('%s is %s', (contentType, mediaType) => expect(evidenceMediaType(contentType)).toBe(mediaType));

  it.each([
    undefined,
    '',
    'text/html',
    'image/svg+xml',
    'application/xhtml+xml',
    'application/octet-stream',
    'application/x-msdownload',
    'application/javascript',
    'multipart/form-data; boundary=x',
    '__proto__',
    'text/plain, text/html',
  ])('%s is refused with those there are', (contentType) => {
    expect(() => evidenceMediaType(contentType)).toThrow(/application\/pdf, image\/png/);
  });
});
