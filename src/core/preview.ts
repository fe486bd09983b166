/** In which form something came that is to be imported. */
export type SourceFormat = 'import-file' | 'everything' | 'csv' | 'list' | 'uptime-kuma' | 'uptimerobot';

export type PreviewChange = 'new' | 'changed' | 'doubled' | 'leftOut';

/** One thing that an import would add, change or leave. */
export interface PreviewRow {
  change: PreviewChange;
  what: 'site' | 'client' | 'maintenance' | 'template' | 'statusPage' | 'settings' | 'other';
  name: string;
  /** The address of a site; of what is left out the reason, a key of the locales under `importLeft`. */
  detail: string;
}

export interface ImportPreview {
  /** By which it is taken over. */
  token: string;
  format: SourceFormat;
  counts: Record<PreviewChange, number>;
  /** The first of each sort; the others are counted. */
  rows: PreviewRow[];
}
