import { useEffect, useState } from 'react';
import type { ApiError } from '../core/api';
import type { Result } from '../core/result';

/** What was asked for: nothing yet, the answer, or why there is none. */
export interface Asked<T> {
  value: T | null;
  error: ApiError | null;
}

const nothingYet = { value: null, error: null };

/** The answer to a question, asked anew when it is another function. While one is on its way the last one stays. */
export function useAnswer<T>(question: () => Promise<Result<T, ApiError>>): Asked<T> {
  const [asked, setAsked] = useState<Asked<T>>(nothingYet);
  useEffect(() => {
    let isWanted = true;
    void question().then((reply) => {
      if (!isWanted) return;
      setAsked(reply.ok ? { value: reply.value, error: null } : { value: null, error: reply.error });
    });
    return () => {
      isWanted = false;
    };
  }, [question]);
  return asked;
}
