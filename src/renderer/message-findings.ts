import { useEffect, useMemo, useState } from 'react';
import type { Client } from '../core/client';
import { factsOf } from '../core/facts';
import type { IncidentWithTimeline } from '../core/incident';
import { messageContext } from '../core/message-context';
import { findGaps } from '../core/message-gaps';
import { guardMessage } from '../core/promise-guard';
import type { Finding, GuardContext } from '../core/promise-guard';
import type { Site } from '../core/site';
import type { MessagePhase } from '../core/template';
import { useSnapshot } from './context';

export interface MessageWords {
  subject: string;
  body: string;
}

/** So that typing stays smooth, the text is looked through once it has rested this long. */
const restMs = 120;

/**
 * What the guard points at in a text that is being typed; until the next look, what it pointed at last, at the places
 * where that stands by now.
 */
export function useFindings({ subject, body }: MessageWords, context: GuardContext): Finding[] {
  const [seen, setSeen] = useState<{ findings: Finding[]; in: MessageWords }>(nothingSeen);
  useEffect(() => {
    const words = { subject, body };
    const timer = setTimeout(() => setSeen({ findings: guardMessage(words, context), in: words }), restMs);
    return () => clearTimeout(timer);
  }, [subject, body, context]);
  return useMemo(
    () => seen.findings.flatMap((finding) => moved(finding, seen.in, { subject, body }) ?? []),
    [seen, subject, body],
  );
}

const nothingSeen: { findings: Finding[]; in: MessageWords } = { findings: [], in: { subject: '', body: '' } };

/** A finding after one change of its text; null where the change was made in its words. */
function moved(finding: Finding, before: MessageWords, after: MessageWords): Finding | null {
  const { field, span } = finding;
  const [old, now] = [before[field], after[field]];
  if (span === null || old === now) return finding;
  const alike = (at: (index: number) => boolean, most: number): number => {
    let count = 0;
    while (count < most && at(count)) count += 1;
    return count;
  };
  const shorter = Math.min(old.length, now.length);
  const same = alike((index) => old[index] === now[index], shorter);
  const sameAtEnd = alike((index) => old[old.length - 1 - index] === now[now.length - 1 - index], shorter - same);
  if (span.end <= same) return finding;
  if (span.start < old.length - sameAtEnd) return null;
  const by = now.length - old.length;
  return { ...finding, span: { start: span.start + by, end: span.end + by } };
}

/** The sites as they are set up; the same list until one of them is set up otherwise, whatever is measured of them. */
export function useWatchedSites(): readonly Site[] {
  const views = useSnapshot((snapshot) => snapshot.sites);
  const [kept, setKept] = useState<readonly Site[]>(() => views.map(({ site }) => site));
  const isSame = kept.length === views.length && views.every(({ site }, index) => site === kept[index]);
  if (!isSame) setKept(views.map(({ site }) => site));
  return kept;
}

/** What the guard has to know of a message to this client about an incident. */
export function useGuardContext(
  incident: IncidentWithTimeline,
  client: Client,
  phase: MessagePhase,
  asked: Readonly<Record<string, string>>,
): GuardContext {
  const clients = useSnapshot((snapshot) => snapshot.clients);
  const sites = useWatchedSites();
  return useMemo(() => {
    const facts = factsOf([incident.timeline]);
    return messageContext({ client, incidents: [incident], phase, facts, asked }, clients, sites);
  }, [clients, sites, client, incident, phase, asked]);
}

/** Whether a finding is a gap that compose left: those are asked for in their own list, and close the ways out. */
export function isGap({ rule, field, span }: Finding, text: MessageWords): boolean {
  return rule === 'placeholder' && findGaps(text[field]).some(({ start }) => start === span?.start);
}
