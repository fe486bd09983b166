import { CloseButton } from '@mantine/core';
import { createContext, use, useCallback, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './notices.module.css';

/** What came of something the user did: `done` leaves by itself, a `problem` stays until it is closed. */
export interface Notice {
  kind: 'done' | 'problem';
  text: string;
}

interface Notices {
  show: (notice: Notice) => void;
  clear: () => void;
}

const doneShownMs = 8000;
const NoticesContext = createContext<Notices | null>(null);

/** One notice at a time, in a place of its own at the lower edge: nothing moves when it comes. */
export function NoticesProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [notice, setNotice] = useState<Notice | null>(null);
  const clear = useCallback(() => setNotice(null), []);
  const notices = useMemo(() => ({ show: setNotice, clear }), [clear]);

  useEffect(() => {
    if (notice?.kind !== 'done') return;
    const timer = setTimeout(clear, doneShownMs);
    return () => clearTimeout(timer);
  }, [notice, clear]);

  return (
    <NoticesContext value={notices}>
      {children}
      <div className={classes.place}>
        <div role="status">{notice?.kind === 'done' && <p className={classes.notice}>{notice.text}</p>}</div>
        <div role="alert">
          {notice?.kind === 'problem' && (
            <div className={classes.notice} data-problem>
              <p>{notice.text}</p>
              <CloseButton aria-label={t('window.close')} onClick={clear} />
            </div>
          )}
        </div>
      </div>
    </NoticesContext>
  );
}

export function useNotices(): Notices {
  const notices = use(NoticesContext);
  if (notices === null) throw new Error('This component needs a NoticesProvider around it.');
  return notices;
}
