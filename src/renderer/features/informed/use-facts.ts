import { useMemo } from 'react';
import { emptySheet, factsOf } from '../../../core/facts';
import type { FactsSheet } from '../../../core/facts';
import { useIncident } from '../incidents/use-incidents';

/** The facts sheet of an outage: it stands in the timelines of all its incidents. */
export function useFacts(incidentId: string): FactsSheet {
  const { value } = useIncident(incidentId);
  return useMemo(() => (value === null ? emptySheet : factsOf([value.timeline])), [value]);
}
