import { type AccessConfig } from '#access';
import { type IntakeOptions } from '#consuming';
import { type KafkaOptions } from '#publishing';
import { type LedgerRole } from '#runtime';
import { type LogLevel } from './settings.js';

/** What the server was told about how to run, read and checked; injected wherever it is needed. */
export abstract class Config {
  /** Folder of the ledger. */
  abstract readonly data: string;
  /** Where the log is; see `eventStoreAddress`. */
  abstract readonly eventStore: string;
  /** What this process does; they go together, and with where the log is. */
  abstract readonly roles: readonly LedgerRole[];
  /** Name or address to listen on. */
  abstract readonly host: string;
  /** 0 for any that is free. */
  abstract readonly port: number;
  /** Of the office: its calendar decides which day it is. IANA name. */
  abstract readonly timeZone: string;
  abstract readonly logLevel: LogLevel;
  abstract readonly maxBodyBytes: number;
  abstract readonly maxEvidenceBytes: number;
  /** Requests per second of one identity; 0 for no limit. */
  abstract readonly rateLimit: number;
  /** Commands that are worked on at the same time. */
  abstract readonly maxCommandsInFlight: number;
  /** How long requests under way may take when the server stops, in seconds. */
  abstract readonly longestFarewell: number;
  /** Names under which the server is reached besides those of this machine, in lower case. */
  abstract readonly publicHosts: readonly string[];
  /** Whom the server believes who they are. */
  abstract readonly access: AccessConfig;
  /** Where events are published; nowhere where nothing is said. */
  abstract readonly kafka: KafkaOptions | undefined;
  /** Where work records come from besides; nowhere where nothing is said. */
  abstract readonly intake: IntakeOptions | undefined;
  /** Where traces go; none are made where nothing is said. */
  abstract readonly tracesEndpoint: string | undefined;
}
