import type { WidgetRequestDto } from '../../src/contract/widget-requests.dto.js';
import type { Answer } from './app.js';
import { tokenFor } from './identity.js';
import type { TestPeople } from './people.js';

/** As whom a call is made: the user `sub`, the browser `visitor`, or somebody new. */
export interface Who {
  sub?: string;
  visitor?: string;
}

/** The widget's calls about requests, in a project whose users have tokens. */
export class TestWidget {
  constructor(private readonly people: TestPeople) {}

  async call(method: 'GET' | 'POST', path = '', who: Who = {}, body?: unknown): Promise<Answer> {
    const { app, project, secret } = this.people;
    const token = who.sub && (await tokenFor(app, project, secret, { sub: who.sub }));
    const url = `/api/widget/${project.id}/requests${path}`;
    return app.call(method, url, { token, visitor: who.visitor, body });
  }

  submit(title: string, who: Who = { sub: 'author' }, body?: string): Promise<Answer> {
    return this.call('POST', '', who, { title, body });
  }

  async items(query: string, sub?: string): Promise<WidgetRequestDto[]> {
    return (await this.call('GET', `?${query}`, { sub })).body.items;
  }

  async titles(query: string, sub?: string): Promise<string[]> {
    return (await this.items(query, sub)).map(({ title }) => title);
  }

  /** The titles of each page until there is no other. */
  async pages(query: string, sub?: string): Promise<string[][]> {
    const pages: string[][] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await this.call('GET', `?${query}${cursor && `&cursor=${cursor}`}`, { sub });
      pages.push((body.items as WidgetRequestDto[]).map(({ title }) => title));
      cursor = body.nextCursor as string | null;
    }
    return pages;
  }

  async similar(q: string): Promise<string[]> {
    const { body } = await this.call('GET', `/similar?q=${encodeURIComponent(q)}`, { sub: 'a' });
    return (body.items as WidgetRequestDto[]).map(({ title }) => title);
  }

  /** What the project lets the anonymous do. */
  participate(participation: string): Promise<Answer> {
    const { app, project } = this.people;
    return app.call('PATCH', `/api/projects/${project.id}`, {
      cookie: project.cookie,
      body: { participation },
    });
  }
}
