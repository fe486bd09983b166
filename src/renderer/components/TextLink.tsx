import type { ReactNode } from 'react';
import { useNavigation } from '../place';
import type { WindowPlace } from '../place';
import classes from './TextLink.module.css';

/** Leads to a place within the window. A button, since there is no address behind it. */
export function TextLink({ to, children }: { to: WindowPlace; children: ReactNode }) {
  const { go } = useNavigation();
  return (
    <button type="button" className={classes.link} onClick={() => go(to)}>
      {children}
    </button>
  );
}
