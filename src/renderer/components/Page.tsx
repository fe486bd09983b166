import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../place';
import type { WindowPlace } from '../place';
import classes from './Page.module.css';

interface PageProps {
  title: ReactNode;
  /** What the window's title bar says. */
  name: string;
  back?: { place: WindowPlace; label: string };
  /** Beside the heading, at its right. */
  actions?: ReactNode;
  /** A quiet line below the heading. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A page: its heading takes the focus when somebody came here, so that keyboard and screen reader start at the top. */
export function Page({ title, name, back, actions, aside, children }: PageProps) {
  const { t } = useTranslation();
  const { hasMoved, go } = useNavigation();
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    if (hasMoved) heading.current?.focus();
    // Only once, when the page opens.
  }, [hasMoved]);
  useEffect(() => {
    document.title = t('window.title', { page: name });
  }, [name, t]);

  return (
    <div className={classes.page}>
      {back && (
        <button type="button" className={classes.back} onClick={() => go(back.place)}>
          <IconArrowLeft size={16} aria-hidden />
          {back.label}
        </button>
      )}
      <div className={classes.head}>
        <div className={classes.title}>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {aside !== undefined && <div className={classes.aside}>{aside}</div>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
      {children}
    </div>
  );
}
