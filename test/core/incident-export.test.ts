import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { failureCauseSchema } from '../../src/core/check';
import type { IncidentWithTimeline, TimelineEntry } from '../../src/core/incident';
import { exportFileSchema } from '../../src/core/incident-export-schema';
import { escapeMarkdown, jsonText, markdownText } from '../../src/core/incident-export';
import { messagePhases } from '../../src/core/template';
import { describeCause, describeTimelineEntry } from '../../src/core/timeline-text';
import { createWords } from '../../src/main/words';
import { nightMs, sampleIncident, sampleTimeline } from '../support/history-samples';
import { wholeText } from '../support/incident-text';

const german = createWords();
german.setLanguage('de');
const english = createWords();

const minuteMs = 60_000;
const prepared: TimelineEntry = {
  kind: 'message-prepared',
  at: nightMs + 5 * minuteMs,
  phase: 'first-notice',
  transport: 'mail',
  clientId: 'client-1',
  clientName: 'Müller & Söhne',
  recipient: 'anna@mueller.example',
  subject: 'Ihre Seite',
  body: 'Guten Tag,\n\n- seit 01:32 *nicht* erreichbar\n1. wir arbeiten daran\n',
};
const writtenAt = nightMs + 5 * minuteMs + 1000;
const ended: IncidentWithTimeline = {
  ...sampleIncident({ endedAt: nightMs + 408 * minuteMs + 400 }),
  tags: ['Hetzner'],
  timeline: [
    ...sampleTimeline(),
    { kind: 'notified', at: nightMs + 31_000, alert: 'down', via: 'electron' },
    prepared,
    { kind: 'note', id: 'w-1', at: writtenAt, writtenAt, text: 'Nobody answers.' },
    {
      ...{ kind: 'corrected', id: 'w-2', at: writtenAt, writtenAt: writtenAt + 1000, of: 'w-1', as: 'action' },
      text: 'Called the host.',
    },
    { kind: 'recovered', at: nightMs + 408 * minuteMs, durationMs: 408 * minuteMs },
  ],
};
const open: IncidentWithTimeline = {
  ...sampleIncident({
    id: 'incident-2',
    clientId: null,
    clientName: null,
    lastGoodAt: null,
    cause: 'dns',
    status: null,
  }),
  timeline: [],
};

describe('the export as JSON', () => {
  it('is what the issue says, and null where an incident is open or a client unknown', () => {
    const { version, incidents } = exportFileSchema.parse(JSON.parse(wholeText(jsonText(english), [ended, open])));
    expect(version).toBe(2);
    expect(incidents).toEqual([
      {
        id: 'incident-1',
        site: 'Bäckerei Müller',
        url: 'https://baeckerei-mueller.example/',
        client: 'Müller & Söhne',
        cause: 'status',
        countsAs: 'outage',
        lastGoodAt: '2026-11-21T01:31:04.000Z',
        startedAt: '2026-11-21T01:32:04.000Z',
        endedAt: '2026-11-21T08:20:04.400Z',
        durationSeconds: 24_480,
        knownAt: '2026-11-21T01:32:34.000Z',
        clientToldAt: '2026-11-21T01:37:04.000Z',
        clientNoticedAt: null,
        downTogether: null,
        tags: ['Hetzner'],
        timeline: [
          {
            at: '2026-11-21T01:32:04.000Z',
            kind: 'detected',
            text: 'First failed check: the server answers with error 503',
          },
          { at: '2026-11-21T01:32:34.000Z', kind: 'confirmed', text: 'Confirmed by 3 failed checks in a row' },
          { at: '2026-11-21T01:32:35.000Z', kind: 'notified', text: 'Alert shown on the desktop' },
          {
            at: '2026-11-21T01:37:04.000Z',
            kind: 'message-prepared',
            text: 'Message “First notice” to Müller & Söhne prepared (mail program)',
            message: { recipient: 'anna@mueller.example', subject: 'Ihre Seite', body: prepared.body },
          },
          {
            at: '2026-11-21T01:37:05.000Z',
            kind: 'note',
            text: 'Note: Nobody answers. (corrected later)',
            id: 'w-1',
            writtenAt: '2026-11-21T01:37:05.000Z',
          },
          {
            at: '2026-11-21T01:37:05.000Z',
            kind: 'corrected',
            text: 'Measure: Called the host. (correction)',
            id: 'w-2',
            writtenAt: '2026-11-21T01:37:06.000Z',
            corrects: 'w-1',
          },
          { at: '2026-11-21T08:20:04.000Z', kind: 'recovered', text: 'Up again after 6 h 48 min' },
        ],
      },
      {
        id: 'incident-2',
        site: 'Bäckerei Müller',
        url: 'https://baeckerei-mueller.example/',
        client: null,
        cause: 'dns',
        countsAs: 'outage',
        lastGoodAt: null,
        startedAt: '2026-11-21T01:32:04.000Z',
        endedAt: null,
        durationSeconds: null,
        knownAt: '2026-11-21T01:32:34.000Z',
        clientToldAt: null,
        clientNoticedAt: null,
        downTogether: null,
        tags: [],
        timeline: [],
      },
    ]);
  });

  it('speaks the language of the user in the texts, and nowhere else', () => {
    const { incidents } = exportFileSchema.parse(JSON.parse(wholeText(jsonText(german), [ended])));
    expect(incidents[0]?.timeline.map(({ text }) => text)).toEqual([
      'Erste fehlgeschlagene Prüfung: der Server antwortet mit Fehler 503',
      'Durch 3 fehlgeschlagene Prüfungen in Folge bestätigt',
      'Meldung auf dem Bildschirm gezeigt',
      'Nachricht „Erste Nachricht“ an Müller & Söhne vorbereitet (Mailprogramm)',
      'Notiz: Nobody answers. (später berichtigt)',
      'Maßnahme: Called the host. (Berichtigung)',
      'Wieder erreichbar nach 6 Std. 48 Min.',
    ]);
    expect(incidents[0]?.cause).toBe('status');
  });

  it('is an empty list where nothing happened', () => {
    expect(JSON.parse(wholeText(jsonText(german), []))).toEqual({ version: 2, incidents: [] });
  });

  it('claims no negative duration when the clock was set back', () => {
    const odd = { ...ended, endedAt: nightMs - 1000 };
    expect(exportFileSchema.parse(JSON.parse(wholeText(jsonText(german), [odd]))).incidents[0]?.durationSeconds).toBe(
      0,
    );
  });
});

describe('the published schema', () => {
  it('is that of the export itself', () => {
    const file = join(import.meta.dirname, '../../docs/incident-export.schema.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(publishedSchema());
  });
});

/** To publish another version: write this to the file, and count `exportVersion` up where a field went. */
function publishedSchema(): unknown {
  const about = { title: 'The incident log of Nachtwache', description: 'Described for people in export-format.md.' };
  return JSON.parse(JSON.stringify({ ...z.toJSONSchema(exportFileSchema), ...about }));
}

describe('a line of a timeline', () => {
  const at = nightMs;
  const entries: TimelineEntry[] = [
    ...failureCauseSchema.options.map((cause) => ({ kind: 'detected' as const, at, cause, status: 500, detail: '' })),
    { kind: 'confirmed', at, failures: 1 },
    { kind: 'confirmed', at, failures: 2 },
    { kind: 'notified', at, alert: 'recovered', via: 'x' },
    { kind: 'notify-failed', at, alert: 'down', reason: 'No service.' },
    { kind: 'notify-failed', at, alert: 'recovered', reason: 'No service.' },
    ...messagePhases.map((phase) => ({ ...prepared, phase })),
    { ...prepared, transport: 'whatsapp' },
    { ...prepared, transport: 'copy' },
    { kind: 'recovered', at, durationMs: 59_000 },
    { kind: 'unwatched', at },
    ...['', 'Connection Timeout'].map((reason) => ({
      ...{ kind: 'from-record' as const, by: 'uptimerobot' as const, at, reason },
      ...{ startedAt: at - 3_600_000, endedAt: at - 1_800_000 },
    })),
  ];
  it.each([
    ['German', german],
    ['English', english],
  ])('has a whole sentence in %s, whatever it tells', (_, words) => {
    for (const entry of entries) {
      expect(describeTimelineEntry(entry, words)).not.toMatch(/\{\{|(timeline|cause|phase|transport)\./);
    }
  });

  it('says despite which hints a message left; an unknown kind in an old log says nothing', () => {
    const findings = ['missing', 'restore-promise', 'gone'];
    expect(describeTimelineEntry({ ...prepared, findings }, german)).toBe(
      'Nachricht „Erste Nachricht“ an Müller & Söhne vorbereitet (Mailprogramm), trotz Hinweis: Zeitversprechen, etwas fehlt',
    );
    expect(describeTimelineEntry({ ...prepared, findings: ['gone'] }, english)).toBe(
      'Message “First notice” to Müller & Söhne prepared (mail program)',
    );
  });

  it('takes words from outside as they are', () => {
    const clientName = '{{phase}} $t(export.heading) <b>';
    const text = describeTimelineEntry({ ...prepared, clientName }, english);
    expect(text).toBe(`Message “First notice” to ${clientName} prepared (mail program)`);
  });

  it('says nothing of a status where none came', () => {
    expect(describeCause('dns', null, english)).toBe('the domain name leads to no address');
  });
});

describe('the export as Markdown', () => {
  it('is a heading and a list for each incident', () => {
    expect(wholeText(markdownText(german), [ended])).toBe(
      [
        '# Störungsprotokoll',
        '',
        '## Bäckerei Müller',
        '',
        '- Adresse: https://baeckerei-mueller.example/',
        '- Kunde: Müller \\& Söhne',
        '- Ursache: der Server antwortet mit Fehler 503',
        '- Letzte gute Prüfung (UTC): 2026-11-21T01:31:04.000Z',
        '- Erste fehlgeschlagene Prüfung (UTC): 2026-11-21T01:32:04.000Z',
        '- Wieder erreichbar (UTC): 2026-11-21T08:20:04.400Z',
        '- Dauer in Sekunden: 24480',
        '- Bekannt seit (UTC): 2026-11-21T01:32:34.000Z',
        '- Kunde benachrichtigt (UTC): 2026-11-21T01:37:04.000Z',
        '- Schlagwörter: Hetzner',
        '- Verlauf:',
        '  - 2026-11-21T01:32:04.000Z: Erste fehlgeschlagene Prüfung: der Server antwortet mit Fehler 503',
        '  - 2026-11-21T01:32:34.000Z: Durch 3 fehlgeschlagene Prüfungen in Folge bestätigt',
        '  - 2026-11-21T01:32:35.000Z: Meldung auf dem Bildschirm gezeigt',
        '  - 2026-11-21T01:37:04.000Z: Nachricht „Erste Nachricht“ an Müller \\& Söhne vorbereitet (Mailprogramm)',
        '',
        '    > Ihre Seite  ',
        '    >',
        '    > Guten Tag,  ',
        '    >',
        '    > \\- seit 01:32 \\*nicht\\* erreichbar  ',
        '    > 1\\. wir arbeiten daran  ',
        '',
        '  - 2026-11-21T01:37:05.000Z: Notiz: Nobody answers. (später berichtigt)',
        '  - 2026-11-21T01:37:05.000Z: Maßnahme: Called the host. (Berichtigung)',
        '  - 2026-11-21T08:20:04.000Z: Wieder erreichbar nach 6 Std. 48 Min.',
        '',
      ].join('\n'),
    );
  });

  it('says what is open, and that nothing happened', () => {
    expect(wholeText(markdownText(english), [open])).toContain('- Up again (UTC): still open');
    const byHand = wholeText(markdownText(english), [{ ...open, cause: 'by-hand' }]);
    expect(byHand).toContain(
      '- Began, not measured (UTC): 2026-11-21T01:32:04.000Z\n- Ended, not measured (UTC): still open',
    );
    expect(byHand).not.toContain('First failed check');
    expect(wholeText(markdownText(english), [])).toBe('# Incident log\n\nNo incident in this period.\n');
  });

  it('lets no text from outside become markup, HTML or a line of its own', () => {
    const hostile = sampleIncident({
      siteName: '[x](javascript:alert(1)) <script>\n# Big\u2028`code` **b** | ![i](u)',
    });
    const heading = wholeText(markdownText(english), [{ ...hostile, timeline: [] }]).split('\n')[2];
    expect(heading).toBe(
      '## \\[x\\](javascript:alert(1)) \\<script\\> \\# Big \\`code\\` \\*\\*b\\*\\* \\| !\\[i\\](u)',
    );
  });

  it('escapes every sign that means something within a line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapeMarkdown(text);
        expect(escaped).not.toMatch(/[\n\r\u2028\u2029]/);
        expect(escaped.replace(/\\[\\`*_[\]<>|~#&]/g, '')).not.toMatch(/[\\`*_[\]<>|~#&]/);
      }),
    );
  });
});
