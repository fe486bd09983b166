import { useCallback } from 'react';
import { describeDue, dueOf } from '../../../core/due';
import { shortDuration } from '../../../core/duration';
import { useTextWords } from '../../causes';
import { useNow } from '../../clock';

interface DueWords {
  /** `Nächste Nachricht an 3 Kunden in 8 Min.` */
  sentence: (update: { clients: number; dueAt: number }) => string;
  /** `in 8 Min.`, for a list. */
  brief: (dueAt: number) => string;
}

/** Counts down while one looks. */
export function useDueWords(): DueWords {
  const words = useTextWords();
  const now = useNow();
  const sentence = useCallback<DueWords['sentence']>((update) => describeDue(update, now, words), [now, words]);
  const brief = useCallback<DueWords['brief']>(
    (dueAt) => {
      const due = dueOf(dueAt, now);
      const time = due.kind === 'now' ? '' : shortDuration(due.ms, words.language());
      return words.t(`due.brief.${due.kind}`, { time });
    },
    [now, words],
  );
  return { sentence, brief };
}
