import type { VoteAnswerDto } from '../../contract/votes.dto';
import type { WidgetRequestDto } from '../../contract/widget-requests.dto';
import type { Core } from '../core';

type Listener = (item: WidgetRequestDto, isWaiting: boolean) => void;

interface Entry {
  /** As the user sees it, the vote that is under way included. */
  item: WidgetRequestDto;
  /** As the server last said. */
  confirmed: WidgetRequestDto;
  isSending: boolean;
  /** Whether a press waits for who is here to be known. */
  isWaiting: boolean;
  /** For whom it is sent. */
  person?: number;
}

/** A press that waits no longer than this shows no sign of waiting. */
const WAIT_SHOWN_MS = 150;

/** What the user votes for: shown at once, corrected by the answer, the same wherever a request is shown. */
export interface Ballot {
  /** Takes over what the server says, except where a vote is under way; answers what to show. */
  know: (items: readonly WidgetRequestDto[]) => WidgetRequestDto[];
  watch: (listener: Listener) => void;
  /**
   * Votes, or takes the vote back; resolves to what then holds, rejects with why it is as before. To null where who
   * pressed has left: the answer is for nobody here.
   */
  toggle: (id: string) => Promise<WidgetRequestDto | null>;
  forget: () => void;
}

export function createBallot({ call, emit, known, person }: Core): Ballot {
  let entries = new Map<string, Entry>();
  const listeners: Listener[] = [];

  function show(entry: Entry, change: Partial<WidgetRequestDto>): void {
    entry.item = { ...entry.item, ...change };
    for (const listener of listeners) listener(entry.item, entry.isWaiting);
  }

  /** One call at a time for a request: what is pressed meanwhile is sent when the answer is there. */
  async function send(entry: Entry): Promise<void> {
    const { id, title } = entry.item;
    const isCurrent = () => entries.get(id) === entry;
    entry.isSending = entry.isWaiting = true;
    // Without a wait in the usual case, and seen where there is one.
    const later = setTimeout(show, WAIT_SHOWN_MS, entry, {});
    await known();
    clearTimeout(later);
    entry.isWaiting = false;
    entry.person = person();
    try {
      while (entry.item.voted !== entry.confirmed.voted && isCurrent()) {
        const { voted } = entry.item;
        const answer = await call<VoteAnswerDto>(voted ? 'PUT' : 'DELETE', `requests/${id}/vote`);
        entry.confirmed = { ...entry.confirmed, voted: answer.voted, votes: answer.votes };
        emit('vote', { id, title, voted: answer.voted });
      }
    } catch (error) {
      if (isCurrent()) throw error;
    } finally {
      entry.isSending = false;
      const { voted, votes } = entry.confirmed;
      // Somebody else is signed in by now: it is not theirs.
      if (isCurrent()) show(entry, { voted, votes });
    }
  }

  return {
    know: (items) =>
      items.map((item) => {
        const entry = entries.get(item.id);
        if (entry?.isWaiting) {
          const { voted } = entry.item;
          entry.confirmed = item;
          show(entry, { ...item, voted, votes: item.votes + Number(voted) - Number(item.voted) });
        }
        if (entry?.isSending) return entry.item;
        entries.set(item.id, { item, confirmed: item, isSending: false, isWaiting: false });
        if (entry) show(entries.get(item.id)!, {});
        return item;
      }),
    watch: (listener) => void listeners.push(listener),
    async toggle(id) {
      const entry = entries.get(id)!;
      const { voted, votes } = entry.item;
      show(entry, { voted: !voted, votes: votes + (voted ? -1 : 1) });
      if (!entry.isSending) await send(entry);
      return entries.get(id) === entry ? entry.item : null;
    },
    forget() {
      // A vote that waits counts for whoever the user now is; only a vote seen to be one's own can be withdrawn.
      const isKept = (entry: Entry) =>
        entry.isWaiting ? entry.item.voted : entry.isSending && entry.person === person();
      entries = new Map([...entries].filter(([, entry]) => isKept(entry)));
    },
  };
}
