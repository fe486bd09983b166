import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostIncident } from '../../../core/host-incident';
import { useNow } from '../../clock';
import { useFormats } from '../../formats';

/** What a host incident is called: `14 Seiten bei Hetzner nicht erreichbar`, `seit 14:44 (12 Min.), gleiche Adresse`. */
export interface HostWords {
  title: string;
  body: string;
}

/** `count`: how many of its members are meant. */
export function useHostWords(): (host: HostIncident, count: number) => HostWords {
  const { t } = useTranslation();
  const { moment, duration } = useFormats();
  const now = useNow();
  return useCallback(
    ({ label, groupKind, startedAt }, count) => {
      const since = `${moment(startedAt, now)} (${duration(Math.max(0, now - startedAt))})`;
      return {
        title: t('alert.host-down.title', { site: label, count }),
        body: t(`alert.host-down.body.${groupKind}`, { since }),
      };
    },
    [t, moment, duration, now],
  );
}
