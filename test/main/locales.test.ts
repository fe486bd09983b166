import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FailedAction } from '../../src/core/api';
import { blockMarkSchema, concernCauseSchema, failureCauseSchema } from '../../src/core/check';
import { channelNames } from '../../src/core/alert-channel';
import { hostGroupKindSchema } from '../../src/core/host-incident';
import { incidentAlertKindSchema } from '../../src/core/alert';
import { saidClassificationSchema, timelineEntrySchema, transportSchema } from '../../src/core/incident';
import { messagePhases } from '../../src/core/template';
import de from '../../src/locales/de.json';
import en from '../../src/locales/en.json';

interface Tree {
  [key: string]: string | Tree;
}

function flat(tree: Tree, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${prefix}${key}`, value] as const] : [...flat(value, `${prefix}${key}.`)],
    ),
  );
}
const german = flat(de);
const english = flat(en);
const pluralEnding = /_(zero|one|other)$/;
const keys = new Set([...german.keys()].map((key) => key.replace(pluralEnding, '')));
const placesIn = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\{-?\s*([^}]+?)\s*\}\}/g)].map(([, name = '']) => name))].toSorted();

/** Every source file of main and core, and what of it names a key: `t('a.b')`, or `t(`a.${b}`)` up to its first gap. */
function keysAskedFor(): { exact: string[]; beginnings: string[] } {
  const root = join(import.meta.dirname, '../../src');
  const files = ['main', 'core'].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(root, room, file), 'utf8')),
  );
  const found = (pattern: RegExp): string[] =>
    files.flatMap((text) => [...text.matchAll(pattern)].map(([, key = '']) => key));
  return { exact: found(/\bt\('([^']+)'/g), beginnings: found(/\bt\(`([^`$]*)\$\{/g) };
}

describe('the locales', () => {
  it('have the same keys', () => {
    expect([...english.keys()].toSorted()).toEqual([...german.keys()].toSorted());
  });

  it('have a text for each key, without space around it', () => {
    for (const [key, text] of [...german, ...english]) {
      expect(text, key).not.toBe('');
      expect(text.trim(), key).toBe(text);
    }
  });

  it('put the same values into the same texts', () => {
    for (const [key, text] of german) {
      // Where there is but one, or none, the number may be a word.
      const names = placesIn(text).filter((name) => !(pluralEnding.test(key) && name === 'count'));
      const englishNames = placesIn(english.get(key) ?? '').filter(
        (name) => !(pluralEnding.test(key) && name === 'count'),
      );
      expect(englishNames, key).toEqual(names);
      if (key.endsWith('_other') && placesIn(text).includes('count')) {
        expect(placesIn(english.get(key) ?? ''), key).toContain('count');
      }
    }
  });

  it('have one and many of whatever is counted', () => {
    for (const key of german.keys()) {
      const plain = key.replace(pluralEnding, '');
      if (plain === key) continue;
      expect(german.has(`${plain}_one`) && german.has(`${plain}_other`), plain).toBe(true);
    }
  });

  it('have all that main and core ask for', () => {
    const { exact, beginnings } = keysAskedFor();
    expect(exact.length).toBeGreaterThan(20);
    expect(exact.filter((key) => !keys.has(key))).toEqual([]);
    const isBeginning = (beginning: string): boolean => [...keys].some((key) => key.startsWith(beginning));
    expect(beginnings.filter((beginning) => beginning === '' || !isBeginning(beginning))).toEqual([]);
  });

  it('have a word for every cause, phase, transport, state, trouble and failed action', () => {
    const actions: Record<FailedAction, true> = {
      save: true,
      export: true,
      import: true,
      fill: true,
      'open-mail': true,
      'open-whatsapp': true,
      'open-site': true,
      'open-sms': true,
      'open-phone': true,
      'open-file': true,
      copy: true,
      'note-message': true,
      login: true,
      secret: true,
      channel: true,
      'status-page': true,
      logo: true,
      backup: true,
      restore: true,
      'open-page': true,
      report: true,
      internal: true,
    };
    const wanted = [
      ...failureCauseSchema.options.map((cause) => `cause.${cause}`),
      ...messagePhases.map((phase) => `phase.${phase}`),
      ...transportSchema.options.map((transport) => `transport.${transport}`),
      ...['unknown', 'up', 'degraded', 'blocked', 'suspect', 'down', 'paused', 'maintenance', 'notMeasured'].map(
        (state) => `state.${state}`,
      ),
      ...['write-failed', 'notify-failed', 'config-restored', 'config-lost', 'config-missing', 'history-set-aside'].map(
        (key) => `trouble.${key}`,
      ),
      ...saidClassificationSchema.options.flatMap((as) => [
        `timeline.classified.${as}`,
        `timeline.classified-by-window.${as}`,
      ]),
      ...['down', 'up', 'silent'].map((answer) => `timeline.second-opinion.${answer}`),
      ...concernCauseSchema.options.map((cause) => `concern.${cause}.word`),
      ...blockMarkSchema.options.map((mark) => `alert.blocked.body.${mark}`),
      ...hostGroupKindSchema.options.map((kind) => `alert.host-down.body.${kind}`),
      ...Object.keys(actions).map((action) => `error.failed.${action}`),
      ...['site', 'client', 'incident', 'template', 'message', 'backup'].map((what) => `error.not-found.${what}`),
      ...incidentAlertKindSchema.options.map((kind) => `timeline.told.${kind}`),
      ...channelNames.flatMap((name) => [`timeline.notified.${name}`, `timeline.notify-failed.${name}`]),
      ...channelNames.flatMap((name) => (name === 'desktop' ? [] : [`trouble.channel-failed.${name}`])),
      ...['began', 'noticed', 'told', 'ended'].map((what) => `timeline.drill.${what}`),
      ...['digest', 'storm-over'].map((within) => `timeline.within.${within}`),
      ...timelineEntrySchema.options
        .map(({ shape }) => shape.kind.value)
        .filter((kind) => !['notified', 'notify-failed', 'classified', 'second-opinion', 'drill'].includes(kind))
        .map((kind) => `timeline.${kind}`),
    ];
    expect(wanted.filter((key) => !keys.has(key))).toEqual([]);
  });

  it('say every issue that the schemas and handlers can raise', () => {
    const root = join(import.meta.dirname, '../../src');
    const texts = [
      'core/site.ts',
      'core/client.ts',
      'core/emergency-card.ts',
      'main/plan/card-commands.ts',
      'core/web-address.ts',
      'core/config-edit.ts',
      'main/api/answer.ts',
    ];
    const raised = texts
      .map((file) => readFileSync(join(root, file), 'utf8'))
      .flatMap((text) => [...text.matchAll(/'([a-z]+(?:-[a-z]+){2,}|already-watched)'/g)].map(([, key = '']) => key));
    expect(raised).toContain('already-watched');
    expect(raised.filter((key) => !keys.has(`invalid.${key}`))).toEqual([]);
  });
});
