import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Certificates in PEM. @throws Error where the file cannot be read, or holds none that can */
export function readCertificates(path: string): string {
  const text = contentOf(path);
  const certificates = text.match(/-----BEGIN CERTIFICATE-----[^]*?-----END CERTIFICATE-----/g) ?? [];
  if (certificates.length === 0) throw new Error(`${path} holds no certificate in PEM`);
  for (const certificate of certificates) parsed(certificate, path);
  return text;
}

/** A private key in PEM. @throws Error where the file cannot be read, or holds none that can be used */
export function readKey(path: string): string {
  const text = contentOf(path);
  try {
    createPrivateKey(text);
    return text;
  } catch {
    // What the parser says of it is for programmers, and may show a part of it.
    throw new Error(`${path} holds no private key in PEM without a passphrase`);
  }
}

/** The only line of a file. @throws Error where the file cannot be read, or does not hold one line; never with it */
export function readPassword(path: string): string {
  const password = contentOf(path).replace(/\r?\n$/, '');
  if (/^[^\r\n]+$/.test(password)) return password;
  throw new Error(`${path} must hold the password, and nothing else, on one line`);
}

/** Whether the first certificate, which is the holder's own, and the key belong together. */
export const isKeyOf = (keyFile: string, certificateFile: string): boolean =>
  new X509Certificate(readCertificates(certificateFile)).checkPrivateKey(createPrivateKey(readKey(keyFile)));

function parsed(certificate: string, path: string): X509Certificate {
  try {
    return new X509Certificate(certificate);
  } catch {
    throw new Error(`${path} holds a certificate that cannot be read`);
  }
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(`${path} cannot be read (${(error as NodeJS.ErrnoException).code})`, { cause: error });
  }
}
