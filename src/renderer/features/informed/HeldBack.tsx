import type { TFunction } from 'i18next';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../components/TextLink';
import type { Hold, JudgedDraft } from './drafts';
import classes from './informed.module.css';

interface HeldBackProps {
  incidentId: string;
  drafts: readonly JudgedDraft[];
  /** Writes these anew. */
  onRenew: (drafts: readonly JudgedDraft[]) => void;
}

const namesShown = 3;

const isOld = ({ hold }: JudgedDraft): boolean => hold?.kind === 'outdated' || hold?.kind === 'late';

/** Which messages do not go with the others, and why: those of one reason together; each name leads to its text. */
export function HeldBack({ incidentId, drafts, onRenew }: HeldBackProps) {
  const { t } = useTranslation();
  const held = drafts.filter(({ hold }) => hold !== null);
  if (held.length === 0) return null;
  const wordsOf = ({ hold }: JudgedDraft): string => (hold === null ? '' : holdWords(t, hold));
  const reasons = [...new Set(held.map(wordsOf))];
  const old = held.filter(isOld);
  return (
    <div className={classes.held}>
      <p id="held-back">{t('window.informed.held.title', { count: held.length })}</p>
      <ul aria-labelledby="held-back">
        {reasons.map((words) => (
          <li key={words}>
            <Names incidentId={incidentId} drafts={held.filter((draft) => wordsOf(draft) === words)} />: {words}
          </li>
        ))}
      </ul>
      {old.length > 0 && (
        <button type="button" className={classes.word} onClick={() => onRenew(old)}>
          {t('window.informed.held.renew', { count: old.length })}
        </button>
      )}
    </div>
  );
}

function Names({ incidentId, drafts }: { incidentId: string; drafts: readonly JudgedDraft[] }) {
  const { t } = useTranslation();
  const rest = drafts.length - namesShown;
  return (
    <>
      {drafts.slice(0, namesShown).map(({ row }, index) => (
        <Fragment key={row.clientId}>
          {index > 0 && ', '}
          <TextLink to={{ page: 'review', id: incidentId, clientId: row.clientId }}>{row.clientName}</TextLink>
        </Fragment>
      ))}
      {rest > 0 && ` ${t('window.informed.held.more', { count: rest })}`}
    </>
  );
}

/** Why a message is held back, as half a sentence. */
export function holdWords(t: TFunction, hold: Hold): string {
  switch (hold.kind) {
    case 'gaps': {
      const gaps = hold.gaps.map((gap) => gap.replace(/^\[…|…\]$/g, ''));
      return t('window.informed.held.gaps', { count: gaps.length, gaps: gaps.join(', ') });
    }
    case 'findings': {
      const kinds = hold.kinds.map((kind) => t(`guard.kind.${kind}`));
      return t('window.informed.held.findings', { count: kinds.length, kinds: kinds.join(', ') });
    }
    case 'other-way':
      return t(`window.informed.held.way.${hold.way}`);
    case 'outdated':
    case 'late':
    case 'empty':
    case 'no-email':
      return t(`window.informed.held.${hold.kind}`);
  }
}
