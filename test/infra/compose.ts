export interface ComposeService {
  readonly image?: string;
  readonly build?: object;
  readonly user?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly network_mode?: string;
  readonly stop_grace_period?: string;
  readonly environment?: Readonly<Record<string, string | null>>;
  readonly healthcheck?: { readonly test?: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
}

export interface Compose {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

export interface Mount {
  /** A path that begins with a dot, or the name of a volume. */
  readonly source: string;
  readonly target: string;
  readonly mode?: string;
}

export const mountsOf = ({ volumes = [] }: ComposeService): Mount[] =>
  volumes.map((text) => {
    const [source, target, mode] = text.split(':') as [string, string, string?];
    return { source, target, ...(mode && { mode }) };
  });

/** What is taken over from the shell is there, and empty. */
export const environmentOf = ({ environment = {} }: ComposeService): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, value ?? undefined]));

/** What `docker compose -f … -f …` makes of two files: maps are merged, and what is mounted at a place wins there. */
export function overlaid(base: Compose, over: Compose): Compose {
  const services: Record<string, ComposeService> = { ...base.services };
  for (const [name, service] of Object.entries(over.services)) {
    const under = services[name] ?? {};
    const mounts = new Map([under, service].flatMap(mountTexts));
    services[name] = {
      ...under,
      ...service,
      environment: { ...under.environment, ...service.environment },
      depends_on: { ...under.depends_on, ...service.depends_on },
      volumes: [...mounts.values()],
    };
  }
  return { services, volumes: { ...base.volumes, ...over.volumes } };
}

const mountTexts = ({ volumes = [] }: ComposeService): [target: string, text: string][] =>
  volumes.map((text) => [text.split(':')[1]!, text]);
