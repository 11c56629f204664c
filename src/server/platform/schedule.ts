import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';

interface Task {
  name: string;
  pauseMs: number;
  work: () => void | Promise<void>;
  timer?: NodeJS.Timeout;
  /** The run under way, or the last one. */
  run: Promise<void>;
}

/** Work that comes round: sweeps, flushes. Each process keeps its own time. */
@Injectable()
export class Schedule implements OnModuleDestroy {
  private readonly logger = new Logger('Schedule');
  private readonly tasks: Task[] = [];
  private stopped = false;

  /** Runs `work` every `ms`, first after `ms`; the next pause begins when a run has ended, so none overlap. */
  every(name: string, ms: number, work: () => void | Promise<void>): void {
    const task: Task = { name, pauseMs: ms, work, run: Promise.resolve() };
    this.tasks.push(task);
    this.wait(task);
  }

  /** Waits for the runs under way, so that none meets a closed database. */
  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    for (const task of this.tasks) clearTimeout(task.timer);
    await Promise.all(this.tasks.map((task) => task.run));
  }

  private wait(task: Task): void {
    if (this.stopped) return;
    const begin = () => {
      task.run = this.run(task);
    };
    task.timer = setTimeout(begin, task.pauseMs).unref();
  }

  private async run(task: Task): Promise<void> {
    try {
      await task.work();
    } catch (error) {
      this.logger.error(`${task.name}: ${(error as Error).message}`, (error as Error).stack);
    }
    this.wait(task);
  }
}
