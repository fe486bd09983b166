import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Client } from '../../../core/client';
import type { IncidentWithTimeline } from '../../../core/incident';
import { siteEditSchema } from '../../../core/site';
import { TextLink } from '../../components/TextLink';
import { useAttempt, useSnapshot } from '../../context';
import { useRemembered } from '../../remembered';
import { MessageComposer } from './MessageComposer';
import classes from './incidents.module.css';

interface MessageSectionProps {
  incident: IncidentWithTimeline;
  onDelivered: () => void;
}

/** The message for the client of the site; where there is none, the way to one. */
export function MessageSection({ incident, onDelivered }: MessageSectionProps) {
  const clients = useSnapshot((snapshot) => snapshot.clients);
  const site = useSnapshot(({ sites }) => sites.find((view) => view.site.id === incident.siteId)?.site);
  const [chosenId, setChosenId] = useRemembered<string | null>(`message.client.${incident.id}`, null);
  const wantedId = site === undefined ? (chosenId ?? incident.clientId) : site.clientId;
  const client = clients.find(({ id }) => id === wantedId);
  if (client === undefined) return <NoClient clients={clients} siteId={site?.id} onChoose={setChosenId} />;
  // When the incident ends, another phase is the usual one.
  const key = `${client.id} ${incident.endedAt === null ? 'open' : 'ended'}`;
  return <MessageComposer key={key} incident={incident} client={client} onDelivered={onDelivered} />;
}

interface NoClientProps {
  clients: readonly Client[];
  /** Undefined where the site was deleted: then the choice is for this message alone. */
  siteId: string | undefined;
  onChoose: (clientId: string) => void;
}

function NoClient({ clients, siteId, onChoose }: NoClientProps) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const site = useSnapshot(({ sites }) => sites.find((view) => view.site.id === siteId)?.site);
  const choose = (clientId: string | null): void => {
    if (clientId === null) return;
    if (site === undefined) onChoose(clientId);
    else void attempt('sites.update', { id: site.id, edit: { ...siteEditSchema.parse(site), clientId } });
  };
  return (
    <>
      <p className="prose">{t('window.message.noClient')}</p>
      <div className={classes.choices}>
        <Select
          label={t('window.message.chooseClient')}
          data={clients.map(({ id, name }) => ({ value: id, label: name }))}
          searchable
          nothingFoundMessage={t('window.nothingFound')}
          value={null}
          onChange={choose}
        />
      </div>
      <p>
        <TextLink to={{ page: 'client', id: null, ...(siteId !== undefined && { siteId }) }}>
          {t('window.site.newClient')}
        </TextLink>
      </p>
    </>
  );
}
