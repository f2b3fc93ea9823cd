import {
  appointmentsOn,
  staffMember,
  staffMemberStream,
  type CalendarDate,
  type RecordedEvent,
  type StaffMemberEvent,
  type StaffMemberState,
} from '#domain';
import type { HeldPost } from './dossier.js';
import type { KnownStreams } from './known-streams.js';

/** Who people are and which posts they held, as it was known. */
export class People {
  private readonly known = new Map<string, Promise<StaffMemberState>>();

  constructor(private readonly streams: KnownStreams) {}

  async heldOn(person: string, date: CalendarDate): Promise<HeldPost[]> {
    return appointmentsOn(await this.person(person), date);
  }

  async nameOf(person: string): Promise<string | undefined> {
    return (await this.person(person)).name;
  }

  /** Names by id, of those who are registered under one. */
  async names(persons: Iterable<string>): Promise<Record<string, string>> {
    const found = await Promise.all(
      [...new Set(persons)].sort().map(async (person) => [person, await this.nameOf(person)] as const),
    );
    return Object.fromEntries(found.filter((one): one is [string, string] => one[1] !== undefined));
  }

  private person(person: string): Promise<StaffMemberState> {
    const state = this.known.get(person) ?? this.fold(person);
    this.known.set(person, state);
    return state;
  }

  private async fold(person: string): Promise<StaffMemberState> {
    const events = await this.streams.events(staffMemberStream(person));
    return (events as RecordedEvent<StaffMemberEvent>[]).reduce(
      staffMember.evolve,
      staffMember.initialState(),
    );
  }
}

/** Everybody whom an event names under one of these words, and whoever did it. */
export function personsIn({ actor, data }: RecordedEvent): string[] {
  const named = data as Readonly<Record<string, unknown>>;
  const persons = PERSONS.map((name) => named[name]).filter((one) => typeof one === 'string');
  return actor.kind === 'person' ? [...persons, actor.id] : persons;
}

const PERSONS = [
  'staff',
  'supervisor',
  'member',
  'joins',
  'chair',
  'investigator',
  'owner',
  'readBy',
] as const;
