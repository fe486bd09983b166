import type { Agreement } from '../core/agreement';
import type { Client } from '../core/client';
import type { IncidentFilter } from '../core/incident';
import type { IncidentFileFormat } from '../core/incident-export';
import type { IncidentPage, PageMark } from '../core/incident-page';
import type { Language } from '../core/language';
import type { Letterhead } from '../core/letterhead';
import type { MaintenanceWindow } from '../core/maintenance';
import type { Result } from '../core/result';
import type { Site } from '../core/site';
import type { SiteRecord } from '../core/site-record';
import type { StatusModel } from '../core/status-page';
import type { Period, TimeRecord } from '../core/time-span';

/** Which incidents: a single one, those of a filter, oldest first, or none. */
export type IncidentChoice =
  { kind: 'one'; id: string } | { kind: 'filter'; filter: IncidentFilter } | { kind: 'none' };

export interface IncidentFileAsked {
  choice: IncidentChoice;
  format: IncidentFileFormat;
  path: string;
  language: Language;
}

/** Some of the incidents of such a file, by their numbers in the log. */
export interface IncidentPartAsked extends Pick<IncidentFileAsked, 'format' | 'language'> {
  keys: readonly number[];
}

/** Their text as it stands in the file, in UTF-8, and how many of them are still there. */
export interface IncidentPart {
  text: Uint8Array;
  count: number;
}

export interface IncidentPaperAsked {
  choice: IncidentChoice;
  language: Language;
  timeZone: string;
  letterhead: Letterhead;
  nowMs: number;
}

/** A page to be printed or kept, and what stands at its foot on paper. */
export interface PaperHtml {
  /** In UTF-8: handed over from the thread as they are, where a text of some megabytes would be copied. */
  html: Uint8Array;
  title: string;
  footer: string;
}

/** All that a report is made of besides the log. */
export interface ClientReportAsked {
  client: Client;
  /** His sites, each with what is known of its time and does not stand in the log's file. */
  sites: { site: Site; record: TimeRecord | null }[];
  /** All that are planned now. */
  windows: MaintenanceWindow[];
  period: Period;
  nowMs: number;
  timeZone: string;
  letterhead: Letterhead;
}

export interface SiteRecordsAsked {
  sites: { site: Pick<Site, 'id' | 'createdAt'>; agreement: Agreement | null; record: TimeRecord | null }[];
  nowMs: number;
  timeZone: string;
}

/** A file of a status page, to be put in its place whole. */
export interface PageFile {
  name: string;
  text: string;
}

/** What takes longer than a frame and is done in a thread of its own: what is asked, and what is answered. */
export interface ReadingTasks {
  'incident-page': { asked: { filter: IncidentFilter; after: PageMark | null }; answer: IncidentPage };
  /** How many were written; the error is a sentence in the language. */
  'incident-file': { asked: IncidentFileAsked; answer: Result<number, string> };
  'incident-part': { asked: IncidentPartAsked; answer: IncidentPart };
  'incident-paper': { asked: IncidentPaperAsked; answer: PaperHtml & { count: number } };
  'site-records': { asked: SiteRecordsAsked; answer: SiteRecord[] };
  /** Made of what is asked with alone. */
  'status-files': { asked: StatusModel; answer: PageFile[] };
  'client-report': { asked: ClientReportAsked; answer: PaperHtml };
}
export type ReadingKind = keyof ReadingTasks;
export type Asked<Kind extends ReadingKind> = ReadingTasks[Kind]['asked'];
export type Answer<Kind extends ReadingKind> = ReadingTasks[Kind]['answer'];

/** Has it done in the thread; rejects with a sentence. */
export type ReadLog = <Kind extends ReadingKind>(kind: Kind, asked: Asked<Kind>) => Promise<Answer<Kind>>;

/** Further threads for the parts of a long task: each begins with its first question, and whoever took it ends it. */
export type MoreThreads = () => readonly { read: ReadLog; stop: () => Promise<void> }[];
