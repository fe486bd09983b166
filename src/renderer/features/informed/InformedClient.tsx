import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { InformedRow } from '../../../core/informed';
import { useNow } from '../../clock';
import list from '../../components/list.module.css';
import { TextLink } from '../../components/TextLink';
import { useFormats } from '../../formats';
import { Fate } from './Fate';
import { InformedMark } from './InformedMark';
import { NoticedForm } from './NoticedForm';
import { RowActions } from './RowActions';
import classes from './informed.module.css';
import { isDue, isTold, openMessageOf } from './summary';
import { useDueWords } from './use-due-words';

interface InformedClientProps {
  incidentId: string;
  row: InformedRow;
  isAlone: boolean;
  isNoticing: boolean;
  onNotice: (isOpen: boolean) => void;
  onChanged: () => void;
}

export function InformedClient({ incidentId, row, isAlone, isNoticing, onNotice, onChanged }: InformedClientProps) {
  const actions = useRef<HTMLDivElement>(null);
  const needsWord = row.state === 'uncertain' || row.state === 'failed';
  const closeForm = (): void => {
    onNotice(false);
    actions.current?.querySelector('button')?.focus();
  };
  return (
    <>
      <tr data-open={needsWord || isNoticing || undefined}>
        <td>
          <TextLink to={{ page: 'client', id: row.clientId }}>{row.clientName}</TextLink>
          <span className={list.second}>
            {[
              row.contactName === row.clientName ? '' : row.contactName,
              isSameName(row) ? '' : row.siteNames.join(', '),
            ]
              .filter((part) => part !== '')
              .join(' · ')}
          </span>
        </td>
        <td>
          <InformedMark state={row.state} />
          <Told row={row} />
        </td>
        <td className={classes.next}>
          <Next row={row} />
        </td>
        <td className={classes.rowActions}>
          <RowActions
            ref={actions}
            {...{ incidentId, row, onChanged }}
            canWrite={!isAlone}
            onNotice={() => onNotice(true)}
          />
        </td>
      </tr>
      {(needsWord || isNoticing) && (
        <tr className={classes.below}>
          <td colSpan={4}>
            {needsWord && row.lastMessage !== null && (
              <Fate {...{ incidentId, onChanged }} message={row.lastMessage} clientName={row.clientName} />
            )}
            {isNoticing && <NoticedForm {...{ incidentId, row, onChanged }} onClose={closeForm} />}
          </td>
        </tr>
      )}
    </>
  );
}

/** One site called like its client needs no second name. */
const isSameName = ({ siteNames, clientName }: InformedRow): boolean =>
  siteNames.length === 1 && siteNames[0] === clientName;

/** How and when, and who knew first. */
export function Told({ row }: { row: InformedRow }) {
  const { t } = useTranslation();
  const { moment, duration } = useFormats();
  const now = useNow();
  const { toldAt, via, lastMessage, noticedAt, headStartMs } = row;
  const lines: string[] = [];
  if (toldAt !== null && isTold(row)) {
    const lastAt = lastMessage !== null && row.state === 'told' ? (lastMessage.sentAt ?? toldAt) : toldAt;
    lines.push(t(`window.informed.via.${via ?? 'self'}`, { time: moment(Math.max(lastAt, toldAt), now) }));
  }
  if (row.state === 'told' && openMessageOf(row) !== null) lines.push(t('window.informed.nextReady'));
  if (noticedAt !== null && headStartMs !== null) {
    lines.push(
      headStartMs >= 0
        ? t('window.informed.headStart', { duration: duration(headStartMs), time: moment(noticedAt, now) })
        : t('window.informed.knewFirst', { duration: duration(-headStartMs), time: moment(noticedAt, now) }),
    );
  }
  return lines.map((line) => (
    <span key={line} className={list.second}>
      {line}
    </span>
  ));
}

/** When the client hears next, counting down; overdue in the colour of what wants attention, and in words. */
function Next({ row }: { row: InformedRow }) {
  const { t } = useTranslation();
  const { time } = useFormats();
  const now = useNow();
  const { brief } = useDueWords();
  if (row.needsPhase === 'resolved' && isTold(row)) return t('window.informed.end');
  if (row.nextUpdateAt === null) {
    return isTold(row) && <span className="quiet">{t('window.informed.noNext')}</span>;
  }
  return (
    <>
      <span {...(isDue(row, now) && { className: classes.overdue })}>{brief(row.nextUpdateAt)}</span>
      <span className={list.second}>{time(row.nextUpdateAt)}</span>
    </>
  );
}
