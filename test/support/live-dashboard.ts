import type { Installation, Server } from './installation.js';

/** An open dashboard, which hears that the ranking changed. */
export class Dashboard {
  heard = 0;

  private constructor(private readonly stop: AbortController) {}

  static async open(fleet: Installation, web: Server, project: string): Promise<Dashboard> {
    const stop = new AbortController();
    const dashboard = new Dashboard(stop);
    const answer = await fleet.send('GET', `/api/projects/${project}/backlog/live`, undefined, web, stop);
    void dashboard.listen(answer).catch(() => undefined);
    return dashboard;
  }

  close(): void {
    this.stop.abort();
  }

  private async listen(answer: Response): Promise<void> {
    const text = new TextDecoder();
    for await (const bytes of answer.body!)
      this.heard += text.decode(bytes, { stream: true }).split('event: ranking').length - 1;
  }
}
