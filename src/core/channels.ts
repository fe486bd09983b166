/** The names of the IPC channels; apart from the contract, so that the preload does not carry its schemas. */
export const channels = { invoke: 'nachtwache:invoke', event: 'nachtwache:event' } as const;
