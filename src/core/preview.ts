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

/** What UptimeRobot's record would fill in for one site. */
export interface FillRow {
  name: string;
  filledMs: number;
  outages: number;
  /** Up to where their log reaches back, where time before that stays unknown. */
  cutAtMs: number | null;
}

export interface FillPreview {
  sites: number;
  filledMs: number;
  downMs: number;
  outages: number;
  /** The first; the others are counted. */
  rows: FillRow[];
  moreRows: number;
}

export interface ImportPreview {
  /** By which it is taken over. */
  token: string;
  format: SourceFormat;
  counts: Record<PreviewChange, number>;
  /** The first of each sort; the others are counted. */
  rows: PreviewRow[];
  /** Where the time in which nothing was measured is to be filled. */
  fill?: FillPreview;
}
