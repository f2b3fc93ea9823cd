import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ledgerRoles } from '#runtime';
import { served } from '../../apps/ledger/src/testing/served.js';
import { dockerfile, inRoot, oneYaml, unknownSettings, version, yaml } from './files.js';

const folder = 'infra/kubernetes';
const files = readdirSync(inRoot(folder)).filter((file) => file !== 'kustomization.yaml');
const objects = files.flatMap((file) => yaml<Manifest>(`${folder}/${file}`));
const of = (kind: string): Manifest[] => objects.filter((one) => one.kind === kind);
const sets = of('StatefulSet').map(({ metadata, spec }) => [metadata.name, spec as StatefulSetSpec] as const);
const given = [...of('ConfigMap'), ...of('Secret')].flatMap(({ data, stringData }) =>
  Object.entries({ ...data, ...stringData }),
);
const settingsGiven = Object.fromEntries(given);

describe('the manifests for Kubernetes', () => {
  it('are all listed, but for the example of the secrets', () => {
    const { resources } = oneYaml<{ resources: string[] }>(`${folder}/kustomization.yaml`);
    expect([...resources, 'secrets.example.yaml'].sort()).toEqual([...files].sort());
  });

  it('hold settings that there are, and no secret', () => {
    expect(unknownSettings(given.map(([name]) => name))).toEqual([]);
    const secrets = of('Secret').flatMap(({ stringData }) => Object.values(stringData!));
    expect(secrets.filter((text) => !/USER:PASSWORD|^(CERTIFICATE|PASSWORD) OF/.test(text))).toEqual([]);
  });

  it('share the roles out, one relay among them', () => {
    const rolesOf = ({ template }: StatefulSetSpec): string =>
      template.spec.containers[0]!.env.find(({ name }) => name === 'LEDGER_ROLES')!.value;
    expect(sets.map(([name, set]) => [name, rolesOf(set)])).toEqual([
      ['ledger', ledgerRoles.filter((role) => role !== 'relay').join(',')],
      ['ledger-relay', 'relay,projections'],
    ]);
    expect(sets[1]![1].replicas).toBe(1);
    expect(settingsGiven).toHaveProperty('LEDGER_KAFKA_BROKERS');
  });

  it('lead to the nodes by the labels that they carry', () => {
    const [node] = sets.map(([, { selector }]) => selector.matchLabels);
    const selected = (kind: string): unknown[] =>
      of(kind).map(({ spec }) => {
        const { selector, podSelector } = spec as { selector?: object; podSelector?: object };
        return selector ?? podSelector;
      });
    const all = { 'app.kubernetes.io/name': 'ledger' };
    expect(node).toMatchObject(all);
    expect(selected('Service')).toEqual([node, all]);
    expect(selected('PodDisruptionBudget')).toEqual([{ matchLabels: node }]);
    expect(selected('NetworkPolicy')).toEqual([{ matchLabels: all }]);
  });
});

describe.each(sets)('the StatefulSet %s', (_name, set) => {
  const pod = set.template.spec;
  const [container] = pod.containers as [Container];
  const { livenessProbe, readinessProbe, startupProbe } = container;

  it('uses what the other manifests hold', () => {
    const named = [...of('ConfigMap'), ...of('Secret'), ...of('PersistentVolumeClaim')].map(
      ({ metadata }) => metadata.name,
    );
    const used = container.envFrom.map(({ configMapRef, secretRef }) => (configMapRef ?? secretRef)!.name);
    const mounted = pod.volumes.flatMap(
      ({ persistentVolumeClaim, secret }) => persistentVolumeClaim?.claimName ?? secret?.secretName ?? [],
    );
    expect([...used, ...mounted].filter((name) => !named.includes(name))).toEqual([]);
    expect(of('Service').map(({ metadata }) => metadata.name)).toContain(set.serviceName);
    expect(set.template.metadata.labels).toEqual(set.selector.matchLabels);
    const authority = container.volumeMounts.find(({ name }) => name === 'authority')!;
    expect(settingsGiven.LEDGER_EVENT_STORE).toContain(`tlsCAFile=${authority.mountPath}/ca.crt`);
    expect(unknownSettings(container.env.map(({ name }) => name))).toEqual([]);
  });

  it('finds the files that the settings for Kafka name in the secret that is mounted there', () => {
    const { mountPath } = container.volumeMounts.find(({ name }) => name === 'kafka')!;
    const { secret } = pod.volumes.find(({ name }) => name === 'kafka')!;
    const { stringData } = of('Secret').find(({ metadata }) => metadata.name === secret!.secretName)!;
    const files = given.filter(([name]) => /^LEDGER_KAFKA_.*_FILE$/.test(name)).map(([, path]) => path);
    expect(files.toSorted()).toEqual(Object.keys(stringData!).map((file) => `${mountPath}/${file}`));
  });

  it('runs the program as it is built, unprivileged, on a root that cannot be written', () => {
    expect(container.image).toBe(`assessment-ledger:${version}`);
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000, fsGroup: 1000 });
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    const mounts = container.volumeMounts.map(({ name }) => name).sort();
    const volumes = [...pod.volumes, ...set.volumeClaimTemplates.map(({ metadata }) => metadata)];
    expect(volumes.map(({ name }) => name).sort()).toEqual(mounts);
  });

  it('is asked for its health where it answers', async () => {
    const port = container.ports.find(({ name }) => name === 'http')!.containerPort;
    expect(port).toBe(Number(/LEDGER_PORT=(\d+)/.exec(dockerfile)![1]));
    const paths = [startupProbe, livenessProbe, readinessProbe].map(({ httpGet }) => httpGet.path);
    expect(paths).toEqual(['/health/live', '/health/live', '/health/ready']);
    const server = await served();
    for (const path of paths) expect((await server.get(path)).status).toBe(200);
    await server.close();
  });

  it('is let to say farewell', () => {
    const pause = Number(container.lifecycle?.preStop.exec.command[1] ?? 0);
    const farewell = Number(settingsGiven.LEDGER_LONGEST_FAREWELL);
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(farewell + pause);
  });
});

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec?: unknown;
  readonly data?: Readonly<Record<string, string>>;
  readonly stringData?: Readonly<Record<string, string>>;
}
interface Probe {
  readonly httpGet: { readonly path: string };
}
interface Container {
  readonly image: string;
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
  readonly env: readonly { readonly name: string; readonly value: string }[];
  readonly envFrom: readonly {
    readonly configMapRef?: { name: string };
    readonly secretRef?: { name: string };
  }[];
  readonly securityContext: object;
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
  readonly startupProbe: Probe;
  readonly livenessProbe: Probe;
  readonly readinessProbe: Probe;
  readonly lifecycle?: { readonly preStop: { readonly exec: { readonly command: readonly string[] } } };
}
interface StatefulSetSpec {
  readonly serviceName: string;
  readonly replicas: number;
  readonly selector: { readonly matchLabels: object };
  readonly volumeClaimTemplates: readonly { readonly metadata: { readonly name: string } }[];
  readonly template: {
    readonly metadata: { readonly labels: object };
    readonly spec: {
      readonly containers: readonly Container[];
      readonly securityContext: object;
      readonly terminationGracePeriodSeconds: number;
      readonly volumes: readonly {
        readonly name: string;
        readonly persistentVolumeClaim?: { readonly claimName: string };
        readonly secret?: { readonly secretName: string };
      }[];
    };
  };
}
