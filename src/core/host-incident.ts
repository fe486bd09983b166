import { z } from 'zod';

/** By what sites were found to belong together: the user's own words, or what the network says. */
export const hostGroupKindSchema = z.enum(['hosting', 'address', 'network', 'name-server']);
export type HostGroupKind = z.infer<typeof hostGroupKindSchema>;

/**
 * Several sites that failed together. Its members are ordinary incidents (`Incident.hostIncidentId`), each measured and
 * ended for itself; only their opening and their alerts are told as one.
 */
export const hostIncidentSchema = z.object({
  id: z.string(),
  groupKind: hostGroupKindSchema,
  groupKey: z.string(),
  /** How people call it: the hosting as the user wrote it, else the address, network or name server. */
  label: z.string(),
  startedAt: z.number(),
  confirmedAt: z.number(),
  endedAt: z.number().nullable(),
});
export type HostIncident = z.infer<typeof hostIncidentSchema>;
