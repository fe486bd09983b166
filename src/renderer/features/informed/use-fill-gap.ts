import type { InformedList } from '../../../core/informed';
import type { Message } from '../../../core/message';
import { useAttempt } from '../../context';
import { gapsIn } from './drafts';

interface FillGap {
  /** How many other drafts have the same gap. */
  others: (gap: string) => number;
  /** Fills it in them. */
  fill: (gap: string, value: string) => Promise<void>;
}

/** What is the same for all is written once. Other languages call the gap otherwise, so they get their own words. */
export function useFillGap({ rows }: InformedList, ownId: string, onChanged: () => void): FillGap {
  const attempt = useAttempt();
  const othersWith = (gap: string): Message[] =>
    rows.flatMap(({ draft }) => (draft !== null && draft.id !== ownId && gapsIn(draft).includes(gap) ? [draft] : []));
  return {
    others: (gap) => othersWith(gap).length,
    fill: async (gap, value) => {
      for (const { id, subject, body, nextUpdateAt } of othersWith(gap)) {
        const filled = { subject: subject.replaceAll(gap, value), body: body.replaceAll(gap, value) };
        // One that fails is said; the others are filled all the same.
        await attempt('messages.save', { id, nextUpdateAt, ...filled });
      }
      onChanged();
    },
  };
}
