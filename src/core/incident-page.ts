import { z } from 'zod';
import type { HeadStart } from './head-start';
import type { Incident } from './incident';

/** Where a page of the list ends: the next one begins behind it. */
export const pageMarkSchema = z.object({ startedAt: z.number(), key: z.number().int() });
export type PageMark = z.infer<typeof pageMarkSchema>;

/** An incident as the list shows it. */
export interface IncidentRow {
  incident: Incident;
  tags: readonly string[];
  headStart: HeadStart;
}

/** A part of the list, newest first. */
export interface IncidentPage {
  rows: IncidentRow[];
  /** Null: there are no more. */
  next: PageMark | null;
  /** How many the filter finds in all; counted for the first page, of a search to one more than `mostCounted`. */
  total: number | null;
}

export const incidentsOnPage = 100;
/** A search that finds more than these is too wide to be worth counting. */
export const mostCounted = 1000;

/** A tag as it is kept: without space around it, and with single spaces in it. */
export const tagSchema = z
  .string()
  .max(200)
  .transform((tag) => tag.trim().replace(/\s+/gu, ' '))
  .pipe(z.string().min(1).max(60));
export const mostTags = 20;
