import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InformedList } from '../../../core/informed';
import { siteEditSchema } from '../../../core/site';
import { useAttempt, useSnapshot } from '../../context';
import classes from './informed.module.css';

interface WithoutClientProps {
  sites: InformedList['withoutClient'];
  onChosen: () => void;
}

/** Sites of the outage that belong to nobody: who they belong to hears nothing until somebody says it. */
export function WithoutClient({ sites, onChosen }: WithoutClientProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={classes.without}>
      <p className="prose">
        {t('window.informed.without', { count: sites.length, sites: sites.map(({ siteName }) => siteName).join(', ') })}{' '}
        <button type="button" className={classes.word} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('window.informed.chooseClients', { count: sites.length })}
        </button>
      </p>
      {isOpen && (
        <div className={classes.choices}>
          {sites.map(({ incidentId, siteName }) => (
            <ClientOf key={incidentId} incidentId={incidentId} siteName={siteName} onChosen={onChosen} />
          ))}
        </div>
      )}
    </div>
  );
}

interface ClientOfProps {
  incidentId: string;
  siteName: string;
  onChosen: () => void;
}

function ClientOf({ incidentId, siteName, onChosen }: ClientOfProps) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const clients = useSnapshot((snapshot) => snapshot.clients);
  const siteId = useSnapshot(({ openIncidents }) => openIncidents.find(({ id }) => id === incidentId)?.siteId);
  const site = useSnapshot(({ sites }) => sites.find((view) => view.site.id === siteId)?.site);
  const choose = async (clientId: string | null): Promise<void> => {
    if (clientId === null || site === undefined) return;
    const reply = await attempt('sites.update', { id: site.id, edit: { ...siteEditSchema.parse(site), clientId } });
    if (reply.ok) onChosen();
  };
  return (
    <Select
      label={t('window.informed.clientOf', { site: siteName })}
      data={clients.map(({ id, name }) => ({ value: id, label: name }))}
      searchable
      disabled={site === undefined}
      nothingFoundMessage={t('window.nothingFound')}
      value={null}
      onChange={(clientId) => void choose(clientId)}
    />
  );
}
