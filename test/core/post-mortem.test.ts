import { describe, expect, it } from 'vitest';
import { documentFormats } from '../../src/core/document-formats';
import { parseMarkdown } from '../../src/core/plain-markdown';
import {
  openPrompts,
  postMortemDraft,
  postMortemKeywords,
  postMortemPage,
  withoutPrompts,
} from '../../src/core/post-mortem';
import type { PostMortemSpeech } from '../../src/core/post-mortem';
import type { Language } from '../../src/core/language';
import { createWords } from '../../src/main/words';
import { decemberMs, hostile, outageMs, reportIncidentOf, reportZone } from '../support/report-sample';

function speech(language: Language = 'de'): PostMortemSpeech {
  const words = createWords();
  words.setLanguage(language);
  return { words, language, formats: documentFormats(language, reportZone) };
}
const draft = (language: Language = 'de', over = {}): string =>
  postMortemDraft(reportIncidentOf(over), speech(language), decemberMs);

describe('the draft of a post-mortem', () => {
  it('has effect, course, cause, measures and prevention, in both languages', () => {
    const headings = (language: Language): string[] =>
      [...draft(language).matchAll(/^## (.*)$/gm)].map(([, name]) => name ?? '');
    expect(headings('de')).toEqual(['Auswirkung', 'Verlauf', 'Ursache', 'Was getan wurde', 'Was wir daraus ändern']);
    expect(headings('en')).toEqual(['Effect', 'Course', 'Cause', 'What was done', 'What we change']);
  });

  it('tells a fact as one only where it is confirmed, and what is suspected by that name', () => {
    expect(draft()).toContain('Bestätigt: Der Speicherplatz war voll.');
    expect(draft('en')).toContain('Confirmed: The disk was full.');
    expect(draft()).toContain('Daten, vermutet und nicht bestätigt: Zwei Bestellungen fehlen.');
  });

  it('asks the author where nothing is known, and writes nothing of its own there', () => {
    const bare = draft('de', { timeline: [] });
    expect(openPrompts(bare)).toBe(5 - 1);
    expect(bare).toContain('> Was war die Ursache? Solange sie nicht bestätigt ist');
    expect(openPrompts(draft())).toBe(2);
  });

  it('tells what was done and when, and neither notes nor who was told what', () => {
    expect(draft()).toMatch(/- 21\. November 2026, 06:32: Speicherplatz geschaffen/);
    expect(draft()).toContain('Betroffene zum ersten Mal informiert');
    expect(draft()).not.toMatch(/Passwort beim Hoster|Müller/);
  });

  it('lets no text of others be markup', () => {
    const { blocks, title } = postMortemPage(draft(), 'x');
    expect(title).toBe(`Ausfall von Bäckerei ${hostile} am 21. November 2026`);
    const kinds = blocks.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'heading')).toHaveLength(5);
  });
});

describe('what others see of it', () => {
  it('has neither questions to the author nor headings without anything under them', () => {
    const page = postMortemPage(draft(), 'x');
    expect(page.blocks.some(({ kind }) => kind === 'quote')).toBe(false);
    expect(JSON.stringify(page.blocks)).not.toContain('Was wir daraus ändern');
    expect(page.description).toMatch(/^Bäckerei .*…$/);
    expect(page.description.length).toBeLessThanOrEqual(200);
  });

  it('keeps a heading that has only headings with something under it', () => {
    const { blocks } = postMortemPage('# A\n\n## B\n\n### C\n\ntext\n\n## D\n\n> ?', 'x');
    expect(blocks.flatMap((block) => (block.kind === 'heading' ? [block.text[0]?.text] : []))).toEqual(['A', 'B', 'C']);
  });

  it('goes by the site’s name where the author took the heading away', () => {
    expect(postMortemPage('Nur Text.', 'Bäckerei')).toMatchObject({ title: 'Bäckerei', description: 'Nur Text.' });
  });

  it('is found by site, host, day and plain words', () => {
    const keywords = postMortemKeywords(reportIncidentOf({ siteName: 'Bäckerei Müller' }), speech());
    expect(keywords).toEqual(
      expect.arrayContaining(['Bäckerei Müller', 'baeckerei-mueller.example', 'Ausfall', '21. November 2026']),
    );
  });

  it('is looked through for promises place for place, without the questions', () => {
    const text = 'Erstens.\n> Frage an Sie?\nZweitens.';
    expect(withoutPrompts(text)).toBe(`Erstens.\n${' '.repeat('> Frage an Sie?'.length)}\nZweitens.`);
    expect(withoutPrompts(text)).toHaveLength(text.length);
  });

  // Seen to fail: what a client had told on the phone stood there as if it had been measured.
  it('says whose word it is where no check has seen it', () => {
    const told = 'So wurde es uns gemeldet; gemessen hat es unsere Überwachung nicht.';
    expect(draft('de', { cause: 'by-hand' })).toContain(told);
    expect(draft('de', { cause: 'uptimerobot' })).toContain('Nach der Aufzeichnung von UptimeRobot;');
    expect(draft()).not.toMatch(/gemeldet; gemessen|Nach der Aufzeichnung/);
  });

  it('begins with when it was down and for how long', () => {
    expect(parseMarkdown(draft())[1]).toMatchObject({ kind: 'paragraph' });
    expect(draft()).toContain('war vom 21. November 2026, 01:32 bis zum 21. November 2026, 08:20 nicht erreichbar');
    expect(draft('de', { endedAt: null })).toContain('ist seit dem 21. November 2026, 01:32 nicht erreichbar');
    expect(outageMs).toBeLessThan(decemberMs);
  });
});
