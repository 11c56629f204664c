import { Injectable } from '@nestjs/common';
import { isRowId } from '../../contract/ids.js';
import type {
  CreateRequestDto,
  EditRequestDto,
  EditRequestsDto,
  EditedRequestsDto,
  RequestDto,
  SimilarToRequestsDto,
  TagsDto,
} from '../../contract/requests.dto.js';
import { maxTags } from '../../contract/text.js';
import { People, identificationRaces } from '../identity/people.js';
import type { CurrentMemberInfo, CurrentProjectInfo } from '../platform/access.js';
import { type Connection, Database, type Tx } from '../platform/database/database.js';
import { Creation } from '../platform/idempotency/creation.js';
import { Refusal } from '../platform/refusal.js';
import { Announcer } from '../ranking/announcer.js';
import { Rerank } from '../ranking/rerank.js';
import { AuthorVotes } from '../votes/author-votes.js';
import { personRef } from '../votes/person-ref.js';
import { type Content, changeOf, distinctTags, retagged } from './lifecycle.js';
import { type LockedRequest, RequestsRepository } from './requests.repository.js';

/** Requests as members keep them. */
@Injectable()
export class Requests {
  constructor(
    private readonly database: Database,
    private readonly repository: RequestsRepository,
    private readonly people: People,
    private readonly votes: AuthorVotes,
    private readonly rerank: Rerank,
    private readonly announcer: Announcer,
  ) {}

  /** Refuses with `notFound`. A merged request is found, too, and says what it was merged into. */
  get(project: CurrentProjectInfo, id: string): Promise<RequestDto> {
    return this.read(this.database, project.id, id);
  }

  /** At most five others that say something like it. */
  async similar(project: CurrentProjectInfo, id: string): Promise<SimilarToRequestsDto> {
    const { title } = await this.get(project, id);
    return { items: await this.repository.similar(project.id, id, title) };
  }

  async tags(project: CurrentProjectInfo): Promise<TagsDto> {
    return { items: await this.repository.tags(project.id) };
  }

  /** Writes a request down, on behalf of a person where one is named: its author, who votes for it. */
  create(
    project: CurrentProjectInfo,
    member: CurrentMemberInfo,
    {
      title,
      body = '',
      status = 'underReview',
      tags = [],
      effort = null,
      person,
      sourceLink,
    }: CreateRequestDto,
    creation = Creation.unkeyed,
  ): Promise<RequestDto> {
    const who = person && personRef(person);
    const content: Content = { title, body, status, tags: distinctTags(tags), effort };
    return creation.transaction(
      this.database,
      async (tx) => {
        const author = who ? await this.people.resolveByMember(tx, project.id, who) : null;
        const request = await this.repository.create(tx, project.id, {
          ...content,
          author,
          createdBy: member.id,
        });
        await this.repository.record(tx, project.id, request, member.id, [
          { kind: 'created', detail: { to: status } },
        ]);
        if (author !== null) {
          const by = { castBy: member.id, sourceLink: sourceLink ?? null };
          await this.votes.cast(tx, { projectId: project.id, person: author, request }, by);
        }
        await this.rerank.mark(tx, project.id, { requests: [request], cause: 'request' });
        creation.concerns({ person: author });
        return this.read(tx, project.id, request);
      },
      { retryOn: identificationRaces },
    );
  }

  /**
   * Refuses with `notFound`; with `request.changed` where `version` is not the one there is; with `request.merged`
   * where a merged request is to get another status, since it has the one of what it was merged into.
   */
  edit(
    project: CurrentProjectInfo,
    member: CurrentMemberInfo,
    id: string,
    { version, ...edit }: EditRequestDto,
  ): Promise<RequestDto> {
    return this.database.transaction(async (tx) => {
      const [request] = isRowId(id) ? await this.repository.lock(tx, project.id, [id]) : [];
      if (!request) throw new Refusal('notFound');
      if (version !== undefined && version !== request.version) throw new Refusal('request.changed');
      const isChanged = await this.apply(tx, project.id, member.id, request, edit);
      if (isChanged) this.announcer.requestsChanged(tx, project.id);
      return this.read(tx, project.id, id);
    });
  }

  /** One change for many requests: all of them, or none. The refusals of `edit`, naming the request. */
  editMany(
    project: CurrentProjectInfo,
    member: CurrentMemberInfo,
    { ids, status, addTags = [], removeTags = [] }: EditRequestsDto,
  ): Promise<EditedRequestsDto> {
    const unknown = ids.find((id) => !isRowId(id));
    if (unknown !== undefined) throw new Refusal('notFound');
    return this.database.transaction(async (tx) => {
      const requests = await this.repository.lock(tx, project.id, ids);
      if (requests.length < new Set(ids).size) throw new Refusal('notFound');
      const changed: string[] = [];
      for (const request of requests) {
        const edit = { status, tags: retagged(request.tags, addTags, removeTags) };
        if (await this.apply(tx, project.id, member.id, request, edit)) changed.push(request.id);
      }
      if (changed.length > 0) this.announcer.requestsChanged(tx, project.id);
      return { changed };
    });
  }

  /** A request as this transaction sees it. Refuses with `notFound`. */
  async read(connection: Connection, projectId: number, id: string): Promise<RequestDto> {
    const row = isRowId(id) ? await this.repository.find(connection, projectId, id) : undefined;
    if (!row) throw new Refusal('notFound');
    return {
      ...row,
      statusAt: row.statusAt.toISOString(),
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
    };
  }

  /** Whether `edit` made a difference to the locked request. */
  private async apply(
    tx: Tx,
    projectId: number,
    member: string,
    request: LockedRequest,
    edit: Partial<Content>,
  ): Promise<boolean> {
    const change = changeOf(request, edit);
    if (!change) return false;
    if (change.moved && request.mergedInto !== null) throw new Refusal('request.merged');
    if (change.after.tags.length > maxTags) throw tooManyTags(request.id);
    await this.repository.change(tx, projectId, request.id, change);
    await this.repository.record(tx, projectId, request.id, member, change.happened);
    if (change.rescored) await this.rerank.mark(tx, projectId, { requests: [request.id], cause: 'request' });
    return true;
  }
}

function tooManyTags(request: string): Refusal {
  const message = `request ${request} would have more than ${maxTags} tags`;
  return new Refusal('input.invalid', undefined, { errors: [{ field: 'addTags', message }] });
}
