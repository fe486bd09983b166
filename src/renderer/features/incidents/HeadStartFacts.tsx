import { useTranslation } from 'react-i18next';
import { headStartOf } from '../../../core/head-start';
import type { HeadStart } from '../../../core/head-start';
import type { IncidentWithTimeline } from '../../../core/incident';
import { useNow } from '../../clock';
import { useFormats } from '../../formats';

/** Who knew of it when: here, the client because he was told, the client by himself. */
export function HeadStartFacts({ incident }: { incident: IncidentWithTimeline }) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const now = useNow();
  const headStartWords = useHeadStartWords();
  const headStart = headStartOf(incident);
  const { knownAt, toldAt, noticedAt } = headStart;
  const rows: [key: string, words: string][] = [
    ['known', moment(knownAt, now)],
    ['told', toldAt === null ? t('window.headStart.notYet') : moment(toldAt, now)],
    ['noticed', noticedAt === null ? t('window.headStart.nothingKnown') : moment(noticedAt, now)],
  ];
  return (
    <>
      {rows.map(([key, words]) => (
        <div key={key}>
          <dt>{t(`window.headStart.${key}`)}</dt>
          <dd>
            {words}
            {key === 'noticed' && noticedAt !== null && <div className="quiet">{headStartWords(headStart)}</div>}
          </dd>
        </div>
      ))}
    </>
  );
}

/** By how much one was ahead of the client, or he of one; null where he has not noticed, as far as is known. */
export function useHeadStartWords(): (headStart: HeadStart) => string | null {
  const { t } = useTranslation();
  const { duration } = useFormats();
  return ({ knownAt, noticedAt }) => {
    if (noticedAt === null) return null;
    const aheadMs = noticedAt - knownAt;
    if (Math.abs(aheadMs) < 60_000) return t('window.headStart.same');
    return aheadMs > 0
      ? t('window.headStart.ahead', { duration: duration(aheadMs) })
      : t('window.headStart.behind', { duration: duration(-aheadMs) });
  };
}
