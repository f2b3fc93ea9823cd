import { isTimeZone } from '#domain';
import { readCertificates, readKey, readPassword } from '#kafka';
import { eventStoreAddress } from '#runtime';
import { WrongValue, type Reader } from './setting.js';

export const wholeNumber =
  (least: number, most: number): Reader<number> =>
  (text) => {
    const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new WrongValue(`must be a whole number from ${least} to ${most}`);
  };

export const oneOf =
  <const T extends string>(values: readonly T[]): Reader<T> =>
  (text) => {
    const value = values.find((one) => one === text);
    if (value !== undefined) return value;
    throw new WrongValue(`must be one of ${values.join(', ')}`);
  };

export const trueOrFalse: Reader<boolean> = (text) => oneOf(['true', 'false'])(text) === 'true';

/** Values with commas between them, each read by itself. */
export const listOf =
  <T>(read: Reader<T>): Reader<readonly T[]> =>
  (text) =>
    text.split(',').map((one) => read(one.trim()));

export const anyText: Reader<string> = (text) => text;

export const eventStore: Reader<string> = (text) => {
  try {
    eventStoreAddress(text);
    return text;
  } catch (error) {
    throw new WrongValue((error as Error).message);
  }
};

export const folder: Reader<string> = (text) => {
  if (!text.includes('\0')) return text;
  throw new WrongValue('must be the path of a folder');
};

export const hostToListenOn: Reader<string> = (text) => {
  if (/^[\w.:-]+$/.test(text)) return text;
  throw new WrongValue('must be a name or address such as 127.0.0.1, 0.0.0.0 or ::1');
};

/** As the `Host` header names it, without a port. */
export const hostName: Reader<string> = (text) => {
  if (/^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(text)) return text.toLowerCase();
  throw new WrongValue(
    'must be names such as ledger.example.org, without scheme and port, commas between them',
  );
};

/** `host:port`, as Kafka's clients are told of brokers. */
export const broker: Reader<string> = (text) => {
  const [, port] = /^(?:[a-z\d](?:[a-z\d.-]*[a-z\d])?|\[[\da-f:]+\]):(\d{1,5})$/i.exec(text) ?? [];
  if (port !== undefined && Number(port) >= 1 && Number(port) <= 65_535) return text;
  throw new WrongValue('must be brokers as host:port, with commas between them');
};

/** The path of a file whose content can be used; it is read when it is needed. */
const fileWith =
  (read: (path: string) => unknown): Reader<string> =>
  (path) => {
    try {
      read(path);
      return path;
    } catch (error) {
      throw new WrongValue(`names a file that cannot be used: ${(error as Error).message}`);
    }
  };
export const certificateFile = fileWith(readCertificates);
export const keyFile = fileWith(readKey);
export const passwordFile = fileWith(readPassword);

/** Topics are named by it, with a point and a word behind; Kafka takes 249 characters. */
export const topicPrefix: Reader<string> = (text) => {
  if (/^[\w.-]{1,200}$/.test(text)) return text;
  throw new WrongValue('must be 1 to 200 letters, digits, points, underscores and hyphens');
};

/** A URI, or what can stand behind one; CloudEvents name their source so. */
export const uriReference: Reader<string> = (text) => {
  if (/^[\w.~:/?#[\]@!$&'()*+,;=%-]{1,500}$/.test(text)) return text;
  throw new WrongValue('must be a URI or a part of one, such as urn:ledger:tax-office or /ledger/tax-office');
};

export const timeZone: Reader<string> = (text) => {
  if (isTimeZone(text)) return text;
  throw new WrongValue('must be the IANA name of a time zone, such as Europe/Berlin or UTC');
};

export const httpUrl: Reader<string> = (text) => {
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '') return text;
  throw new WrongValue('must be an address with http or https, without credentials');
};
