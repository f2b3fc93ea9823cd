import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LeaseStatus } from '#processing';
import type { RelayStatus } from '#publishing';
import type { OpenLedger } from '../../apps/ledger/src/open-ledger.js';
import { Metrics } from '../../apps/ledger/src/operating/metrics.js';
import { measureLeases } from '../../apps/ledger/src/operating/lease-gauges.js';
import { measureRelays } from '../../apps/ledger/src/operating/relay-gauges.js';
import { served, type Served } from '../../apps/ledger/src/testing/served.js';
import { environmentOf, mountsOf, type Compose } from './compose.js';
import { isThere, oneYaml, text } from './files.js';
import { labelsOf, metricsOf } from './prom-ql.js';

const trial = oneYaml<Compose>('docker-compose.yml');

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: object;
  readonly annotations: object;
}
interface Panel {
  readonly title: string;
  readonly datasource: { readonly uid: string };
  readonly targets: readonly { readonly expr: string; readonly legendFormat: string }[];
}

/** What a server adds that publishes to Kafka. */
async function metricsOfRelay(): Promise<string> {
  const metrics = new Metrics();
  const relay: RelayStatus = { state: 'relaying', position: 0, publishedEvents: 0, failures: 0 };
  const relays = { relay: () => relay, scoresRelay: () => relay, head: async () => 0 };
  measureRelays(metrics, relays as unknown as OpenLedger);
  return metrics.text();
}

/** What a server adds that shares its log with others. */
async function metricsOfLeases(): Promise<string> {
  const metrics = new Metrics();
  const leases: LeaseStatus[] = [{ lease: 'processes', node: 'one', held: true }];
  measureLeases(metrics, { leases: () => leases } as Partial<OpenLedger> as OpenLedger);
  return metrics.text();
}

describe('alert rules and dashboard', () => {
  const { groups } = oneYaml<{ groups: { rules: Rule[] }[] }>('infra/prometheus/alerts.yml');
  const rules = groups.flatMap(({ rules }) => rules);
  const { panels } = JSON.parse(text('infra/grafana/dashboards/ledger.json')) as { panels: Panel[] };
  const targets = panels.flatMap((panel) => panel.targets);
  const expressions = [...rules, ...targets].map(({ expr }) => expr);
  let server: Served;
  let exported: string;
  beforeAll(async () => {
    server = await served();
    await server.get('/v1/units');
    exported = (await server.get('/metrics')).text + (await metricsOfRelay()) + (await metricsOfLeases());
  });
  afterAll(() => server.close());

  it('ask for metrics that the server has', () => {
    const names = new Set(['up']);
    for (const [, name, kind] of exported.matchAll(/^# TYPE (\w+) (\w+)$/gm)) {
      const parts = kind === 'histogram' ? ['_bucket', '_count', '_sum'] : [''];
      parts.forEach((part) => names.add(`${name}${part}`));
    }
    expect(expressions.length).toBeGreaterThan(20);
    expect(expressions.map((expr) => [expr, metricsOf(expr).length > 0])).toEqual(
      expressions.map((expr) => [expr, true]),
    );
    expect(expressions.flatMap(metricsOf).filter((name) => !names.has(name))).toEqual([]);
  });

  it('ask for labels that the server or Prometheus gives', () => {
    const given = new Set(['instance', 'job']);
    for (const [, labels] of exported.matchAll(/^\w+\{(.*)\} /gm))
      labelsOf(`x{${labels}}`).forEach((one) => given.add(one));
    // Nothing was commanded or refused yet.
    ['command', 'outcome', 'reason'].forEach((one) => given.add(one));
    const shown = targets.flatMap(({ legendFormat }) =>
      [...legendFormat.matchAll(/\{\{(\w+)\}\}/g)].map(([, one]) => one!),
    );
    expect([...expressions.flatMap(labelsOf), ...shown].filter((label) => !given.has(label))).toEqual([]);
  });

  it('say what is wrong and what to do, each under a name of its own', () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    for (const { labels, annotations } of rules) {
      expect(Object.keys(labels)).toEqual(['severity']);
      expect(Object.keys(annotations)).toEqual(['summary', 'what_to_do']);
    }
  });

  it('are found by Prometheus and Grafana where they are mounted', () => {
    const { rule_files: files } = oneYaml<{ rule_files: string[] }>('infra/prometheus/prometheus.yml');
    const at = (name: string, target: string): boolean =>
      mountsOf(trial.services[name]!).some((mount) => mount.target === target);
    expect(files.filter((file) => !at('prometheus', `/etc/prometheus/${file}`))).toEqual([]);
    const sources = oneYaml<{ datasources: { uid: string; url: string }[] }>(
      'infra/grafana/provisioning/datasources/prometheus.yml',
    );
    const [{ uid, url }] = sources.datasources as [{ uid: string; url: string }];
    expect(url).toBe('http://prometheus:9090');
    expect(new Set(panels.map(({ datasource }) => datasource.uid))).toEqual(new Set([uid]));
    const { providers } = oneYaml<{ providers: { options: { path: string } }[] }>(
      'infra/grafana/provisioning/dashboards/ledger.yml',
    );
    expect(providers.filter(({ options }) => !at('grafana', options.path))).toEqual([]);
    const home = environmentOf(trial.services.grafana!).GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH!;
    expect(isThere(home.replace(providers[0]!.options.path, 'infra/grafana/dashboards'))).toBe(true);
  });
});
