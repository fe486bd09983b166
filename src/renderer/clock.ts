import { useEffect, useState } from 'react';

const tickMs = 30_000;

/** The present for lengths of time that grow while one looks, told anew twice a minute. Epoch milliseconds. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}
