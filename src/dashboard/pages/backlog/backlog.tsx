import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { atLeast } from '../../../contract/roles';
import { projectQuery } from '../../api/projects';
import { rankingQuery } from '../../api/ranking';
import { useTrial } from '../../api/what-if';
import { classes } from '../../ui/classes';
import { whenIdle } from '../../ui/later';
import { PageTitle } from '../../ui/page';
import { Failed, Loading } from '../../ui/states';
import { useColumns } from './columns';
import { MovedPill } from './moved-pill';
import { NothingHere } from './nothing-here';
import { BulkBar, NewRequest, preloadPanels, WhatIfPanel, WhyPanel } from './panels';
import type { ShownRow } from './row';
import { backlogQuery, filterOf, isFiltered, type BacklogSearch } from './search';
import { Table } from './table';
import { Toolbar } from './toolbar';
import { useBacklog } from './use-backlog';
import { useCurrentRow } from './use-current-row';
import { useShownRows } from './use-shown-rows';
import { useTicked } from './use-ticked';
import { useWhatIf } from './use-what-if';

const route = getRouteApi('/member/projects/$projectId/');

/** The home: what to build next, best first. */
export function Backlog() {
  const { projectId } = route.useParams();
  const search = route.useSearch();
  const navigate = useNavigate();
  const { data: project } = useQuery(projectQuery(projectId));
  const { data: ranking } = useQuery(rankingQuery(projectId));
  const columns = useColumns();
  const searchField = useRef<HTMLInputElement>(null);
  const [creating, setCreating] = useState(false);
  const change = useCallback(
    (part: Partial<BacklogSearch>) =>
      void navigate({
        to: '.',
        search: (before: BacklogSearch) => ({ ...before, ...part }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );

  const query = backlogQuery(search).toString();
  const backlog = useBacklog(projectId, query);
  const whatIf = useWhatIf(search, change);
  const trial = useTrial(projectId, whatIf.body && { ...whatIf.body, filter: filterOf(search) });
  const trying = trial.data !== undefined;
  const tried = useMemo(
    () => trial.data && withExtras(trial.data.items, backlog.rows),
    [trial.data, backlog.rows],
  );
  const { rows, moved, waiting, show, setPointer } = useShownRows(
    tried ?? backlog.rows,
    trying ? `${trial.asked} ${trial.isPlaceholderData}` : backlog.view,
  );
  const hasRows = backlog.data !== undefined;
  useEffect(() => {
    if (hasRows) whenIdle(preloadPanels);
  }, [hasRows]);

  const canEdit = project !== undefined && atLeast(project.role, 'editor');
  const { ticked, onTick, clear } = useTicked(query);
  const onWhy = useCallback((id: string) => change({ why: id }), [change]);
  const open = (requestId: string) =>
    void navigate({ to: '/projects/$projectId/requests/$requestId', params: { projectId, requestId } });
  const currentId = useCurrentRow(rows, {
    open,
    tick: (id) => canEdit && onTick(id, !ticked.has(id)),
    why: onWhy,
    search: () => searchField.current?.focus(),
  });

  const currency = project?.currency ?? 'USD';
  const lens = search.lens ?? backlog.data?.pages[0]?.lens ?? ranking?.defaultLens ?? 'revenue';
  const why = whatIf.body === null ? search.why : undefined;
  const hasPanel = whatIf.body !== null || why !== undefined;
  const chosen = rows.filter(({ id }) => ticked.has(id));
  return (
    <div className={classes(hasPanel && 'lg:mr-120', chosen.length > 0 && 'pb-20')}>
      <PageTitle text={`Backlog · ${project?.name ?? ''}`} />
      <h1 className="sr-only">Backlog</h1>
      <Toolbar
        projectId={projectId}
        search={search}
        lens={lens}
        searchField={searchField}
        columns={columns}
        trying={whatIf.body !== null}
        canEdit={canEdit}
        onChange={change}
        onNew={() => setCreating(true)}
        onWhatIf={() => (whatIf.body === null ? whatIf.set({ lens }) : whatIf.close())}
      />
      <MovedPill
        waiting={waiting}
        onShow={show}
        isBehind={backlog.isBehind && !trying}
        onAgain={backlog.startAgain}
        onPointer={setPointer}
      />
      {backlog.error && !backlog.data ? (
        <Failed error={backlog.error} retry={() => void backlog.refetch()} />
      ) : !backlog.data ? (
        <Loading lines={14} />
      ) : rows.length === 0 ? (
        <NothingHere
          projectId={projectId}
          role={project?.role}
          filtered={isFiltered(search)}
          onNew={() => setCreating(true)}
        />
      ) : (
        <Table
          rows={rows}
          projectId={projectId}
          currency={currency}
          shown={columns.shown}
          ticked={ticked}
          currentId={currentId}
          moved={moved}
          whatIf={trying}
          canEdit={canEdit}
          hasMore={!trying && backlog.hasNextPage}
          onMore={backlog.onMore}
          onOpen={open}
          onTick={onTick}
          onWhy={onWhy}
          onPointer={setPointer}
        />
      )}
      {chosen.length > 0 && <BulkBar projectId={projectId} rows={chosen} onDone={clear} />}
      {whatIf.body !== null && (
        <WhatIfPanel
          projectId={projectId}
          currency={currency}
          body={whatIf.body}
          link={whatIf.link}
          topRequest={backlog.rows[0]?.id}
          trial={trial}
          isFiltered={isFiltered(search)}
          canEdit={canEdit}
          onChange={whatIf.set}
          onClose={whatIf.close}
        />
      )}
      {why !== undefined && (
        <WhyPanel
          projectId={projectId}
          requestId={why}
          row={rows.find(({ id }) => id === why)}
          lens={lens}
          currency={currency}
          onClose={() => change({ why: undefined })}
        />
      )}
      {creating && <NewRequest projectId={projectId} onClose={() => setCreating(false)} />}
    </div>
  );
}

/** The rows of a what-if with the bars and lines that are known of them: it is asked for too often to read those anew. */
function withExtras(rows: ShownRow[], known: ShownRow[]): ShownRow[] {
  const byId = new Map(known.map((row) => [row.id, row]));
  return rows.map((row) => {
    const { plans, trend } = byId.get(row.id) ?? {};
    return { ...row, plans, trend };
  });
}
