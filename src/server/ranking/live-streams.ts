import {
  Inject,
  Injectable,
  type MessageEvent,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import { Observable, type Subscriber } from 'rxjs';
import type { CurrentMemberInfo, CurrentProjectInfo } from '../platform/access.js';
import { Clock } from '../platform/clock.js';
import { LIVE, rankingChannel, type Live } from '../platform/live/live.js';
import { Refusal } from '../platform/refusal.js';
import { Schedule } from '../platform/schedule.js';
import { LiveStreamsRepository, type Listener } from './live-streams.repository.js';

/** Proxies close what is silent for half a minute. */
const HEARTBEAT_MS = 25_000;
/** Tabs of one member that listen in this process: more is a program that does not close its streams. */
const MAX_STREAMS = 20;

/** What a page that may have missed something is told. */
const EVERYTHING = ['ranking', 'requests'];

interface Stream extends Listener {
  memberId: string;
  subscriber: Subscriber<MessageEvent>;
}

/** The open dashboards of this process: each hears that its project's ranking or requests changed, not what. */
@Injectable()
export class LiveStreams implements OnModuleInit, OnModuleDestroy {
  private readonly streams = new Set<Stream>();

  constructor(
    @Inject(LIVE) private readonly live: Live,
    private readonly clock: Clock,
    private readonly schedule: Schedule,
    private readonly repository: LiveStreamsRepository,
  ) {}

  onModuleInit(): void {
    this.schedule.every('heartbeat', HEARTBEAT_MS, () => this.beat());
  }

  /** A stream of `ranking` and `requests` events; refuses with `rate.limited` where the member has too many open. */
  open(member: CurrentMemberInfo, project: CurrentProjectInfo): Observable<MessageEvent> {
    const own = [...this.streams].filter(({ memberId }) => memberId === member.id);
    if (own.length >= MAX_STREAMS) throw new Refusal('rate.limited', 'Close some of the tabs that are open.');
    return new Observable((subscriber) => {
      const stream = {
        memberId: member.id,
        sessionHash: member.sessionHash,
        projectId: project.id,
        subscriber,
      };
      this.streams.add(stream);
      const leave = this.live.subscribe(rankingChannel(project.id), ({ kind }) => {
        for (const type of kind === undefined ? EVERYTHING : [String(kind)])
          subscriber.next({ type, data: {} });
      });
      subscriber.next({ comment: 'open' });
      return () => {
        leave();
        this.streams.delete(stream);
      };
    });
  }

  /** A sign of life to everybody; who signed out, or belongs to the project no more, hears nothing further. */
  async beat(): Promise<void> {
    const streams = [...this.streams];
    if (streams.length === 0) return;
    const may = await this.repository.mayListen(streams, this.clock.now());
    for (const [index, { subscriber }] of streams.entries()) {
      if (may[index]) subscriber.next({ comment: 'beat' });
      else subscriber.complete();
    }
  }

  /** An open stream would hold the stop of the server. */
  onModuleDestroy(): void {
    for (const { subscriber } of this.streams) subscriber.complete();
  }
}
