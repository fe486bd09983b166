import { Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { everyIncident } from '../../../core/incident';
import type { Incident } from '../../../core/incident';
import { useNavigation } from '../../place';
import { ExportMenu } from './ExportMenu';

/** What can be made of an incident for others: its log as a file, and once it is over an account of it. */
export function IncidentPapers({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  return (
    <>
      {incident.endedAt !== null && (
        <Button
          variant="default"
          leftSection={<IconFileText size={16} aria-hidden />}
          onClick={() => go({ page: 'postMortem', id: incident.id })}
        >
          {t('window.postMortem.open')}
        </Button>
      )}
      <ExportMenu filter={everyIncident} incidentId={incident.id} label={t('window.incident.export')} />
    </>
  );
}
