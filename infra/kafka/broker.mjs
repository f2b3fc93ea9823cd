/*
 * A single Kafka broker for development and tests, from Apache Kafka's own jars; needs Java 17 and, the first time, Maven.
 *
 *   node infra/kafka/broker.mjs start  [--folder DIR] [--port N] [--json] [--secure]
 *   node infra/kafka/broker.mjs status [--folder DIR] [--json]
 *   node infra/kafka/broker.mjs stop   [--folder DIR] [--json] [--kill]
 *
 * A folder is a broker: its data, its port, its log. Started again it is the same one. A secure one speaks TLS and asks
 * for a password, or at another port for a certificate; besides it listens in the clear, on this machine as all of it.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Kafka, logLevel } from 'kafkajs';
import {
  makeSecrets,
  scramUsers,
  secureProperties,
  settingsFor,
  settingsWithCertificate,
} from './secure.mjs';

const cache = join(import.meta.dirname, '.cache');
const jars = join(cache, 'jars');
/** How long a broker may take to answer, or to end, in milliseconds. */
const PATIENCE = 60_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    folder: { type: 'string', default: join(cache, 'broker') },
    port: { type: 'string' },
    json: { type: 'boolean', default: false },
    kill: { type: 'boolean', default: false },
    secure: { type: 'boolean', default: false },
  },
});
const folder = resolve(values.folder);
const stateFile = join(folder, 'broker.json');

const commands = { start, stop, status };
const command = commands[positionals[0]];
try {
  if (!command) throw new Error('say start, stop or status');
  const state = await command();
  console.log(values.json ? JSON.stringify(state) : state.running ? told(state) : 'not running');
} catch (error) {
  console.error(`broker: ${error.message}`);
  process.exitCode = 1;
}

async function start() {
  const known = read();
  if (known && isRunning(known)) return await answering(known);
  fetchJars();
  const made = known ?? (await format());
  const log = openSync(join(folder, 'broker.log'), 'a');
  const broker = spawn(
    'java',
    java('-Xms64m', '-Xmx256m', 'kafka.Kafka', join(folder, 'server.properties')),
    {
      detached: true,
      stdio: ['ignore', log, log],
    },
  );
  broker.unref();
  const state = { ...made, pid: broker.pid };
  writeFileSync(stateFile, JSON.stringify(state));
  return await answering(state);
}

/** For people: where it is, or what a ledger needs to know that speaks to it. */
function told({ brokers, secure }) {
  const settings = Object.entries(secure?.settings ?? {}).map(([name, value]) => `${name}=${value}`);
  return settings.join('\n') || brokers;
}

async function stop() {
  const state = read();
  if (!state || !isRunning(state)) return { running: false };
  process.kill(state.pid, values.kill ? 'SIGKILL' : 'SIGTERM');
  const patience = performance.now() + PATIENCE;
  while (isRunning(state)) {
    if (performance.now() > patience) throw new Error(`process ${state.pid} does not end; try --kill`);
    await delay(50);
  }
  return { running: false };
}

function status() {
  const state = read();
  return { ...state, running: Boolean(state && isRunning(state)) };
}

function read() {
  return existsSync(stateFile) ? JSON.parse(readFileSync(stateFile, 'utf8')) : undefined;
}

/** The process is looked at, not only its number: after a restart of the machine that is somebody else's. */
function isRunning({ pid }) {
  const { stdout } = spawnSync('ps', ['-o', 'stat=,args=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.includes('kafka.Kafka') && !stdout.startsWith('Z');
}

async function answering(state) {
  const kafka = new Kafka({
    brokers: [state.secure?.inner ?? state.brokers],
    logLevel: logLevel.NOTHING,
    connectionTimeout: 1_000,
    retry: { retries: 0 },
  });
  const patience = performance.now() + PATIENCE;
  for (;;) {
    const admin = kafka.admin();
    try {
      await admin.connect();
      await admin.describeCluster();
      return { ...state, running: true };
    } catch (error) {
      if (!isRunning(state)) throw new Error(`the broker ended; see ${join(folder, 'broker.log')}`);
      if (performance.now() > patience) throw new Error(`the broker does not answer: ${error.message}`);
      await delay(100);
    } finally {
      await admin.disconnect().catch(() => undefined);
    }
  }
}

/** Kafka's jars from Maven Central; whole or not at all, also where several start at once. */
function fetchJars() {
  requireTool('java', '-version', 'Java 17');
  if (existsSync(jars)) return;
  requireTool('mvn', '-version', 'Maven');
  const fetched = `${jars}.${process.pid}`;
  run('mvn', [
    ...['-q', '-B', '-f', join(import.meta.dirname, 'pom.xml')],
    'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies',
    `-DoutputDirectory=${fetched}`,
  ]);
  try {
    renameSync(fetched, jars);
  } catch (error) {
    rmSync(fetched, { recursive: true });
    if (!existsSync(jars)) throw error;
  }
}

/** A new broker in its folder. @returns how it is reached, and where what belongs to it is */
async function format() {
  const port = values.port ? Number(values.port) : await freePort();
  const controllerPort = await freePort();
  const ports = { port, controllerPort, withCertificate: await freePort(), inner: await freePort() };
  mkdirSync(folder, { recursive: true });
  const secrets = values.secure ? makeSecrets(folder) : undefined;
  const properties = join(folder, 'server.properties');
  writeFileSync(
    properties,
    `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controllerPort}
${secrets ? secureProperties(ports, secrets) : openProperties(ports)}
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
log.dirs=${join(folder, 'data')}
auto.create.topics.enable=false
group.initial.rebalance.delay.ms=0
offsets.topic.replication.factor=1
offsets.topic.num.partitions=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=1
`,
    // The password stands in it.
    { mode: 0o600 },
  );
  const bytes = randomBytes(16);
  // Kafka's tool takes an id that begins with a hyphen for an option: one in 64 would be.
  bytes[0] &= 0x7f;
  const id = bytes.toString('base64url');
  const users = secrets ? scramUsers(secrets) : [];
  run('java', java('kafka.tools.StorageTool', 'format', '-t', id, '-c', properties, ...users));
  const brokers = `127.0.0.1:${port}`;
  const secure = secrets && {
    inner: `127.0.0.1:${ports.inner}`,
    settings: settingsFor(brokers, secrets),
    withCertificate: settingsWithCertificate(`127.0.0.1:${ports.withCertificate}`, secrets),
  };
  return { brokers, port, controllerPort, ...(secure && { secure }) };
}

function openProperties({ port, controllerPort }) {
  return `
listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}
advertised.listeners=PLAINTEXT://127.0.0.1:${port}
`;
}

function java(...args) {
  return ['-cp', join(jars, '*'), ...args];
}

function requireTool(tool, question, name) {
  if (spawnSync(tool, [question]).status === 0) return;
  throw new Error(`${name} is needed for a local broker, and ${tool} cannot be run here`);
}

function run(tool, args) {
  const { status: code, stdout, stderr } = spawnSync(tool, args, { encoding: 'utf8' });
  if (code !== 0) throw new Error(`${tool} failed (${code}): ${stderr}${stdout}`);
}

function freePort() {
  return new Promise((found, failed) => {
    const server = createServer().once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}
