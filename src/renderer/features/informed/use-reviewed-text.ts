import { useCallback, useEffect, useRef, useState } from 'react';
import type { Message } from '../../../core/message';
import { useAttempt } from '../../context';
import { useMemory } from '../../remembered';

export type ReviewedWords = Pick<Message, 'subject' | 'body' | 'nextUpdateAt'>;

export interface ReviewedText {
  words: ReviewedWords;
  change: (changes: Partial<ReviewedWords>) => void;
  /** Saves what is not saved yet; false where that failed, which has been said. */
  flush: () => Promise<boolean>;
}

const restMs = 500;

const wordsOf = ({ subject, body, nextUpdateAt }: ReviewedWords): ReviewedWords => ({ subject, body, nextUpdateAt });

const isSame = (one: ReviewedWords, other: ReviewedWords): boolean =>
  one.subject === other.subject && one.body === other.body && one.nextUpdateAt === other.nextUpdateAt;

/** A draft as it is typed: saved once typing rests and when one goes on; what could not be saved is still there later. */
export function useReviewedText(message: Message, onSaved: () => void): ReviewedText {
  const attempt = useAttempt();
  const memory = useMemory();
  const { id } = message;
  const key = `review.${id}`;
  const [words, setWords] = useState(() => (memory.get(key) as ReviewedWords | undefined) ?? wordsOf(message));
  const latest = useRef(words);
  const saved = useRef(wordsOf(message));

  const change = useCallback(
    (changes: Partial<ReviewedWords>) => {
      latest.current = { ...latest.current, ...changes };
      memory.set(key, latest.current);
      setWords(latest.current);
    },
    [memory, key],
  );
  const flush = useCallback(async () => {
    const wanted = latest.current;
    if (isSame(wanted, saved.current)) return true;
    const reply = await attempt('messages.save', { id, ...wanted });
    if (!reply.ok) return false;
    saved.current = wanted;
    if (isSame(latest.current, wanted)) memory.delete(key);
    onSaved();
    return true;
  }, [attempt, memory, key, id, onSaved]);

  useEffect(() => {
    const timer = setTimeout(() => void flush(), restMs);
    return () => clearTimeout(timer);
  }, [words, flush]);
  useEffect(() => () => void flush(), [flush]);
  return { words, change, flush };
}
