import { describe, expect, it } from '@jest/globals';
import { ledgerRoles } from '#runtime';
import { settings } from '../../apps/ledger/src/config/settings.js';
import { environmentOf, mountsOf, overlaid, type Compose, type ComposeService } from './compose.js';
import { dockerfile, isThere, oneYaml, text, unknownSettings, version } from './files.js';

const trial = oneYaml<Compose>('docker-compose.yml');
const cluster = overlaid(trial, oneYaml<Compose>('infra/docker-compose.cluster.yml'));

describe.each([
  ['docker-compose.yml', trial],
  ['docker-compose.yml with three nodes of EventStoreDB', cluster],
])('%s', (_name, compose) => {
  const services = Object.entries(compose.services);
  const each = (judge: (service: ComposeService, name: string) => unknown): Record<string, unknown> =>
    Object.fromEntries(services.map(([name, service]) => [name, judge(service, name)]));
  const all = (value: unknown): Record<string, unknown> => each(() => value);
  const runsOnce = (name: string): boolean => name === 'certificates' || name === 'cli';

  it('starts images of one version, its own being that of the program', () => {
    expect(each(({ image = '' }) => /^[\w./-]+:v?\d+\.\d+\.\d+[\w.-]*$/.test(image))).toEqual(all(true));
    const own = services.filter(([, { build }]) => build).map(([, { image }]) => image);
    expect(new Set(own)).toEqual(new Set([`assessment-ledger:${version}`]));
  });

  it('runs everything on a root that cannot be written, without privileges, and not as root', () => {
    expect(each(({ read_only }) => read_only)).toEqual(all(true));
    expect(each(({ cap_drop }) => cap_drop)).toEqual(all(['ALL']));
    expect(each(({ security_opt }) => security_opt)).toEqual(all(['no-new-privileges:true']));
    const root = services.filter(([, { user = '0' }]) => /^(0|root)(:|$)/.test(user)).map(([name]) => name);
    // It gives files to another user, and ends.
    expect(root).toEqual(compose === cluster ? ['certificates'] : []);
    expect(compose.services.certificates?.network_mode).toBe(compose === cluster ? 'none' : undefined);
  });

  it('knows of everything that stays up whether it is well', () => {
    const ofImage = /^HEALTHCHECK /m.test(dockerfile);
    const watched = ({ healthcheck, build }: ComposeService): boolean =>
      healthcheck ? (healthcheck.test?.length ?? 0) > 1 : Boolean(build) && ofImage;
    expect(each((service, name) => runsOnce(name) || watched(service))).toEqual(all(true));
  });

  it('waits only for services that it has, and for health only where it is known', () => {
    for (const [, { depends_on = {} }] of services) {
      for (const [name, { condition }] of Object.entries(depends_on)) {
        expect(Object.keys(compose.services)).toContain(name);
        expect(condition).toBe(runsOnce(name) ? 'service_completed_successfully' : 'service_healthy');
      }
    }
  });

  it('mounts files that are there, read-only, and volumes that are declared and used', () => {
    const mounts = services.flatMap(([, service]) => mountsOf(service));
    for (const { source, mode } of mounts.filter(({ source }) => source.startsWith('.'))) {
      expect([source, isThere(source), mode]).toEqual([source, true, 'ro']);
    }
    const volumes = new Set(mounts.map(({ source }) => source).filter((source) => !source.startsWith('.')));
    const unused = Object.keys(compose.volumes).filter((name) => !volumes.has(name));
    // Those of the trial lie still while the cluster runs.
    const replaced = compose === cluster ? ['cli', 'eventstoredb', 'ledger-1', 'ledger-2', 'relay'] : [];
    expect(unused.sort()).toEqual(replaced);
    expect([...volumes].filter((name) => !(name in compose.volumes))).toEqual([]);
  });

  it('gives the ledger settings that there are', () => {
    expect(each((service) => unknownSettings(Object.keys(environmentOf(service))))).toEqual(all([]));
  });

  it('gives each node a folder of its own, and all of them one evidence and one key', () => {
    const nodes = services.filter(([, service]) => 'LEDGER_EVENT_STORE' in environmentOf(service));
    const sourcesAt = (path: string): string[] =>
      nodes
        .flatMap(([, service]) => mountsOf(service).filter(({ target }) => target === path))
        .map(({ source }) => source);
    expect(nodes.map(([name]) => name)).toEqual(['ledger-1', 'ledger-2', 'relay', 'cli']);
    expect(new Set(sourcesAt('/data')).size).toBe(4);
    expect(sourcesAt('/data/evidence')).toEqual(Array(4).fill('evidence'));
    expect(sourcesAt('/data/keys')).toEqual(Array(4).fill('keys'));
    // A replica goes with one log: the trial and the cluster have two.
    const others = Object.values((compose === trial ? cluster : trial).services).flatMap(mountsOf);
    const shared = sourcesAt('/data').filter((name) => others.some(({ source }) => source === name));
    expect(shared).toEqual([]);
  });

  it('has one relay, told where Kafka is, and every other role on each node', () => {
    const roles = (name: string): string[] => environmentOf(compose.services[name]!).LEDGER_ROLES!.split(',');
    expect(roles('relay')).toEqual(['relay', 'projections']);
    const others = ledgerRoles.filter((role) => role !== 'relay');
    expect([roles('ledger-1'), roles('ledger-2')]).toEqual([others, others]);
    const { LEDGER_KAFKA_BROKERS: brokers } = environmentOf(compose.services.relay!);
    expect(environmentOf(compose.services.kafka!).KAFKA_ADVERTISED_LISTENERS).toBe(`PLAINTEXT://${brokers}`);
    expect(brokers).toBe('kafka:9092');
  });

  it('names services and ports in addresses that are there', () => {
    const store = environmentOf(compose.services['ledger-1']!).LEDGER_EVENT_STORE!;
    const hosts = store
      .replace(/^.*:\/\/(?:[^@]*@)?/, '')
      .replace(/\?.*$/, '')
      .split(',');
    expect(hosts.filter((host) => !(host.replace(/:2113$/, '') in compose.services))).toEqual([]);
    expect(hosts).toHaveLength(compose === cluster ? 3 : 1);
    const secure = compose === cluster;
    expect(store).toContain(`tls=${secure}`);
    for (const host of hosts) {
      const environment = environmentOf(compose.services[host.split(':')[0]!]!);
      expect([environment.EVENTSTORE_INSECURE, environment.EVENTSTORE_CLUSTER_SIZE]).toEqual([
        String(!secure),
        String(hosts.length),
      ]);
      const seeds = environment.EVENTSTORE_GOSSIP_SEED?.split(',') ?? [];
      expect([...seeds, host].sort()).toEqual([...hosts].sort());
    }
  });
});

describe('the cluster of EventStoreDB', () => {
  it('has the certificate that each node looks for, and no password in a file', () => {
    const script = text('infra/eventstoredb/make-certificates.sh');
    const made = /for node in (.*); do/.exec(script)![1]!.split(' ');
    expect(made).toEqual(Object.keys(cluster.services).filter((name) => name.startsWith('eventstoredb')));
    const places = mountsOf(cluster.services.certificates!);
    for (const node of made) {
      const [own] = places.filter(({ target }) => target === `/certificates/${node}`);
      const mounted = mountsOf(cluster.services[node]!).filter(
        ({ target }) => target === '/certificates/node',
      );
      expect(mounted).toEqual([{ source: own!.source, target: '/certificates/node', mode: 'ro' }]);
    }
    const whoSeesTheAuthority = Object.entries(cluster.services).filter(([, service]) =>
      mountsOf(service).some(({ source }) => source === 'certificates-authority'),
    );
    expect(whoSeesTheAuthority.map(([name]) => name)).toEqual(['certificates']);
    expect(text('infra/docker-compose.cluster.yml')).not.toMatch(/PASSWORD: (?!\$\{\w+:\?)/);
  });
});

describe('the trial', () => {
  it('is reached from this machine alone', () => {
    const ports = Object.values(trial.services).flatMap(({ ports = [] }) => ports);
    expect(ports.filter((port) => !/^127\.0\.0\.1:\d+:\d+$/.test(port))).toEqual([]);
    expect(new Set(ports.map((port) => port.split(':')[1])).size).toBe(ports.length);
  });

  it('agrees on the port of the ledger, from the image to the proxy and to Prometheus', () => {
    const port = /LEDGER_PORT=(\d+)/.exec(dockerfile)![1]!;
    expect(dockerfile).toContain(`EXPOSE ${port}`);
    const nodes = ['ledger-1', 'ledger-2'].map((name) => `${name}:${port}`);
    const proxy = text('infra/proxy/nginx.conf');
    expect([...proxy.matchAll(/^\s+server (\S+) resolve/gm)].map(([, node]) => node)).toEqual(nodes);
    const { scrape_configs: jobs } = oneYaml<{ scrape_configs: ScrapeConfig[] }>(
      'infra/prometheus/prometheus.yml',
    );
    const scraped = jobs.find(({ job_name }) => job_name === 'ledger')!;
    expect(scraped.static_configs.flatMap(({ targets }) => targets)).toEqual([...nodes, `relay:${port}`]);
    const listens = /listen (\d+);/.exec(proxy)![1];
    expect(trial.services.proxy!.ports).toEqual([`127.0.0.1:8080:${listens}`]);
    expect(trial.services.ledger!.ports).toEqual([`127.0.0.1:3000:${port}`]);
  });

  it('lets evidence through the proxy that the ledger would take', () => {
    const mebibytes = Number(/client_max_body_size (\d+)m;/.exec(text('infra/proxy/nginx.conf'))![1]);
    expect(mebibytes * 1024 * 1024).toBeGreaterThan(Number(settings.maxEvidenceBytes.default));
  });

  it('waits longer for a node to stop than the node takes', () => {
    const seconds = (grace: string): number => Number(/^(\d+)s$/.exec(grace)![1]);
    for (const name of ['ledger', 'ledger-1', 'ledger-2']) {
      const grace = seconds(trial.services[name]!.stop_grace_period!);
      expect(grace).toBeGreaterThan(Number(settings.longestFarewell.default));
    }
  });

  it('has the broker that the suites are run with', () => {
    const [, tested] = /<version>(\d[\d.]*)<\/version>\s*<\/dependency>/.exec(text('infra/kafka/pom.xml'))!;
    expect(trial.services.kafka!.image).toBe(`apache/kafka:${tested}`);
  });

  it('is built from images of one version, and does not run as root', () => {
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
    expect(bases.length).toBeGreaterThan(1);
    expect(bases.filter((image) => !/:\d+\.\d+\.\d+-/.test(image!))).toEqual([]);
    expect([...dockerfile.matchAll(/^USER (\S+)/gm)].map(([, user]) => user)).toEqual(['1000:1000']);
    expect(
      unknownSettings([...dockerfile.matchAll(/(LEDGER_\w+)=/g)].map(([, variable]) => variable!)),
    ).toEqual([]);
  });
});

interface ScrapeConfig {
  readonly job_name: string;
  readonly static_configs: readonly { readonly targets: readonly string[] }[];
}
