import type { IncidentFileText } from '../../src/core/incident-export';
import type { IncidentWithTimeline } from '../../src/core/incident';

/** The whole file of these incidents as one text. */
export const wholeText = (
  { opening, pieceOf, between, closing }: IncidentFileText,
  incidents: readonly IncidentWithTimeline[],
): string => opening + incidents.map(pieceOf).join(between) + closing(incidents.length);
