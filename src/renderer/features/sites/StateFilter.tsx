import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteView } from '../../../core/snapshot';
import { StateShape } from '../../components/StateMark';
import { countGroups } from './state-groups';
import type { ShownGroup } from './state-groups';
import classes from './SiteTable.module.css';

interface StateFilterProps {
  sites: readonly SiteView[];
  /** Null: all. */
  shown: ShownGroup | null;
  onShow: (group: ShownGroup | null) => void;
}

/** How many sites are in which state, the worst first; a press shows only those. Empty while all are the same. */
export function StateFilter({ sites, shown, onShow }: StateFilterProps) {
  const { t } = useTranslation();
  const counts = useMemo(() => countGroups(sites, shown), [sites, shown]);
  if (counts.length < 2 && shown === null) return <div className={classes.groups} />;
  const word = (group: ShownGroup): string => {
    // Under one state there may be several words: a slow site, and a certificate.
    if (group === 'degraded') return t('window.sites.needsLook');
    return t(`state.${group}`);
  };
  return (
    <div className={classes.groups} role="group" aria-label={t('window.sites.filter')}>
      <button type="button" aria-pressed={shown === null} onClick={() => onShow(null)}>
        {t('window.sites.all')} {sites.length}
      </button>
      {counts.map(({ group, count }) => (
        <button key={group} type="button" aria-pressed={shown === group} onClick={() => onShow(group)}>
          {group !== 'flapping' && <StateShape state={group} size={14} />}
          {word(group)} {count}
        </button>
      ))}
    </div>
  );
}
