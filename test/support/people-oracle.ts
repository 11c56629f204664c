import type { MergeRule } from '../../src/contract/merge-rules.js';

/** One thing that a browser does, in small numbers; without a sub, without a token. */
export interface PeopleStep {
  browser: number;
  sub: number | null;
  email: number | null;
  /** What the token says of the address; null: nothing. */
  confirmed: boolean | null;
  /** Null: only a page load. */
  request: number | null;
  on: boolean;
}

interface Person {
  verified: boolean;
  subs: Set<number>;
  emails: Set<number>;
  /** By request: whether the newest action was a vote, and which step it was. */
  votes: Map<number, { on: boolean; step: number }>;
}

const text = (numbers: Iterable<number>): string => [...numbers].toSorted((a, b) => a - b).join(',');

interface BrowserState {
  anonymous: Person | null;
  claimedBy: Person | null;
}

/** Identification by the book, slowly: docs/identity.md section 3 read aloud, without locks, rows or registers. */
export class PeopleOracle {
  private people: Person[] = [];
  private readonly browsers = new Map<number, BrowserState>();
  private steps = 0;

  constructor(private readonly mergeByEmail: MergeRule) {}

  /** A member names somebody by an address. */
  introduce(email: number): void {
    if (!this.people.some(({ emails }) => emails.has(email))) this.add(true).emails.add(email);
  }

  take({ browser: name, sub, email, confirmed, request, on }: PeopleStep): void {
    this.steps++;
    let browser = this.browsers.get(name) ?? { anonymous: null, claimedBy: null };
    this.browsers.set(name, browser);
    let person: Person | null;
    if (sub === null) {
      // Only a vote makes somebody of a browser; a withdrawal has nothing to withdraw.
      if (browser.anonymous === null && request !== null && on) browser.anonymous = this.add(false);
      person = browser.anonymous;
    } else {
      person = this.identify(sub, this.counts(confirmed) ? email : null);
      if (browser.claimedBy !== null && browser.claimedBy !== person) {
        // A shared device: what it did stays behind with the old visitor id.
        browser = { anonymous: null, claimedBy: null };
        this.browsers.set(name, browser);
      } else {
        browser.claimedBy = person;
        if (browser.anonymous) this.merge(person, browser.anonymous);
        browser.anonymous = null;
      }
    }
    if (person && request !== null) person.votes.set(request, { on, step: this.steps });
  }

  get count(): number {
    return this.people.length;
  }

  votes(request: number): number {
    return this.people.filter(({ votes }) => votes.get(request)?.on).length;
  }

  /** Each verified person: its subs, its addresses, what it votes for; in the order of the subs. */
  get verified(): string[] {
    return this.people
      .filter(({ verified }) => verified)
      .map(({ subs, emails, votes }) => {
        const active = [...votes].filter(([, { on }]) => on).map(([request]) => request);
        return `${text(subs)} | ${text(emails)} | ${text(active)}`;
      })
      .toSorted();
  }

  /** Whether an address counts of which a token says this. */
  private counts(confirmed: boolean | null): boolean {
    return this.mergeByEmail === 'link' ? confirmed !== false : confirmed === true;
  }

  private identify(sub: number, email: number | null): Person {
    const bySub = this.people.find(({ subs }) => subs.has(sub));
    let byEmail = email === null ? undefined : this.people.find(({ emails }) => emails.has(email));
    let joins = email !== null;
    if (this.mergeByEmail === 'strict' && byEmail && byEmail !== bySub && byEmail.subs.size > 0) {
      byEmail = undefined;
      joins = false;
    }
    const person = bySub ?? byEmail ?? this.add(true);
    if (byEmail && byEmail !== person) this.merge(person, byEmail);
    person.subs.add(sub);
    if (joins) person.emails.add(email!);
    return person;
  }

  private add(verified: boolean): Person {
    const person = { verified, subs: new Set<number>(), emails: new Set<number>(), votes: new Map() };
    this.people.push(person);
    return person;
  }

  private merge(into: Person, from: Person): void {
    for (const sub of from.subs) into.subs.add(sub);
    for (const email of from.emails) into.emails.add(email);
    for (const [request, vote] of from.votes) {
      if ((into.votes.get(request)?.step ?? 0) < vote.step) into.votes.set(request, vote);
    }
    for (const browser of this.browsers.values()) {
      if (browser.claimedBy === from) browser.claimedBy = into;
    }
    this.people = this.people.filter((person) => person !== from);
  }
}
