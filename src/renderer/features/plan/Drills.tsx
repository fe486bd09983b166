import { Button, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../asked';
import classes from '../../components/FormSection.module.css';
import list from '../../components/list.module.css';
import { TextLink } from '../../components/TextLink';
import { useAsk, useAttempt, useSnapshot } from '../../context';
import { useFormats } from '../../formats';
import { useNotices } from '../../notices';

/** Begins a rehearsed outage, and shows how the earlier ones went. */
export function Drills() {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const { show } = useNotices();
  const sites = useSnapshot((snapshot) => snapshot.sites);
  const drill = useSnapshot((snapshot) => snapshot.drill);
  const [chosen, setChosen] = useState<string | null>(null);
  const siteId = chosen ?? sites.find(({ site }) => site.clientId !== null)?.site.id ?? sites[0]?.site.id ?? null;
  const begin = async (): Promise<void> => {
    if (siteId === null) return;
    const reply = await attempt('drill.begin', { siteId });
    if (reply.ok) show({ kind: 'done', text: t('window.drill.begun') });
  };
  return (
    <section className={classes.section} aria-labelledby="plan-drill">
      <h2 id="plan-drill">{t('window.drill.title')}</h2>
      <p className="prose quiet">{t('window.drill.about')}</p>
      {drill === null && siteId !== null && (
        <div className={classes.withPicker} style={{ maxWidth: 520 }}>
          <Select
            label={t('window.drill.site')}
            data={sites.map(({ site }) => ({ value: site.id, label: site.name }))}
            searchable
            limit={100}
            allowDeselect={false}
            nothingFoundMessage={t('window.nothingFound')}
            value={siteId}
            onChange={setChosen}
          />
          <Button variant="default" onClick={() => void begin()}>
            {t('window.drill.begin')}
          </Button>
        </div>
      )}
      <PastDrills />
    </section>
  );
}

function PastDrills() {
  const { t } = useTranslation();
  const { dateTime, duration } = useFormats();
  const ask = useAsk();
  const running = useSnapshot(({ drill }) => drill);
  const question = useMemo(() => ({ since: running, put: () => ask('drill.list', {}) }), [ask, running]);
  const { value } = useAnswer(question.put);
  const past = (value ?? []).filter(({ endedAt }) => endedAt !== null);
  const after = (ms: number | null): string =>
    ms === null ? t('window.drill.never') : t('window.drill.after', { time: duration(ms) });
  if (past.length === 0) return <p className="quiet">{value === null ? '' : t('window.drill.none')}</p>;
  return (
    <table className={list.table} aria-label={t('window.drill.past')}>
      <thead>
        <tr>
          <th>{t('window.drill.column.date')}</th>
          <th>{t('window.drill.column.site')}</th>
          <th>{t('window.drill.column.noticed')}</th>
          <th>{t('window.drill.column.told')}</th>
        </tr>
      </thead>
      <tbody>
        {past.map(({ incidentId, siteName, startedAt, noticedAfterMs, toldAfterMs }) => (
          <tr key={incidentId}>
            <td>
              <TextLink to={{ page: 'incident', id: incidentId }}>{dateTime(startedAt)}</TextLink>
            </td>
            <td>{siteName}</td>
            <td>{after(noticedAfterMs)}</td>
            <td>{after(toldAfterMs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
