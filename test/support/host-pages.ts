import { createServer, type IncomingHttpHeaders, type OutgoingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Answer {
  body: string;
  status?: number;
  headers?: OutgoingHttpHeaders;
}
type Answering = (headers: IncomingHttpHeaders) => Answer | Promise<Answer>;

/** Somebody else's site, of another origin than the server: its pages are what a test says. */
export class HostPages {
  private readonly answers = new Map<string, Answering>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<HostPages> {
    const server = createServer((request, response) => {
      const answering = pages.answers.get(request.url ?? '');
      if (!answering) return void response.writeHead(404).end();
      void Promise.resolve(answering(request.headers)).then(({ body, status = 200, headers }) =>
        response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body),
      );
    });
    const pages = new HostPages(server);
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return pages;
  }

  /** The server is asked for as 127.0.0.1, so this is another site to a browser. */
  get url(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  answer(path: string, answering: Answering): void {
    this.answers.set(path, answering);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}
