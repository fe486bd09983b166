import { httpCheckDefaults } from '../../src/core/checks/http-check';
import { describe, expect, it } from 'vitest';
import { builtInTemplates } from '../../src/core/built-in-templates/built-in-templates';
import { clientDefaults } from '../../src/core/client';
import { configSchema, emptyConfig } from '../../src/core/config';
import type { Config } from '../../src/core/config';
import * as edits from '../../src/core/config-edit';
import type { EditResult } from '../../src/core/config-edit';
import type { TemplateEdit } from '../../src/core/template';
import { sampleSite } from '../support/site-sample';

const a = sampleSite({ id: 'a', url: 'https://a.example/', clientId: 'c', revision: 0 });
const b = sampleSite({ id: 'b', url: 'https://b.example/', pause: { untilMs: 5 }, revision: 7 });
const client = { ...clientDefaults, name: 'Müller' };
const config: Config = { ...emptyConfig, sites: [a, b], clients: [{ ...client, id: 'c' }] };
const text: TemplateEdit = { phase: 'update', language: 'en', formality: null, name: 'n', subject: 's', body: 'b' };
const builtInId = builtInTemplates[0]?.id ?? '';

function changed<T>(result: EditResult<T>): Config {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.config;
}
const missing = (what: string) => ({ ok: false, error: { kind: 'not-found', what } });
const watched = { ok: false, error: { kind: 'invalid', issues: [{ path: 'url', message: 'already-watched' }] } };

describe('edits', () => {
  it('leave the configuration they were given alone', () => {
    const frozen = structuredClone(config);
    edits.addSite(config, sampleSite({ id: 'n', url: 'https://n.example/' }));
    edits.updateSite(config, 'a', { ...a, name: 'x' });
    edits.deleteSite(config, 'a');
    edits.pauseSite(config, 'a', { untilMs: null });
    edits.addClient(config, 'n', client);
    edits.updateClient(config, 'c', { ...client, name: 'x' });
    edits.deleteClient(config, 'c');
    edits.addTemplate(config, 't', text);
    edits.updateTemplate(config, builtInId, text);
    edits.nameFromTitle(config, 'a', 'x');
    expect(config).toEqual(frozen);
  });

  it('that change no site leave the list of sites as it is, so that nobody checks anew', () => {
    for (const result of [
      changed(edits.addClient(config, 'n', client)),
      changed(edits.updateClient(config, 'c', client)),
      changed(edits.addTemplate(config, 't', text)),
    ]) {
      expect(result.sites).toBe(config.sites);
    }
  });

  it.each<[string, EditResult<unknown>, unknown]>([
    ['add a watched address', edits.addSite(config, { ...a, id: 'n' }), watched],
    [
      'add for nobody',
      edits.addSite(config, sampleSite({ url: 'https://n.example/', clientId: 'x' })),
      missing('client'),
    ],
    ['edit to a watched address', edits.updateSite(config, 'a', { ...a, url: b.url }), watched],
    ['edit for nobody', edits.updateSite(config, 'a', { ...a, clientId: 'x' }), missing('client')],
    ['edit what is gone', edits.updateSite(config, 'x', a), missing('site')],
    ['pause what is gone', edits.pauseSite(config, 'x', null), missing('site')],
    ['delete what is gone', edits.deleteSite(config, 'x'), missing('site')],
    ['edit a client who is gone', edits.updateClient(config, 'x', client), missing('client')],
    ['delete a client who is gone', edits.deleteClient(config, 'x'), missing('client')],
    ['edit a template that is gone', edits.updateTemplate(config, 'x', text), missing('template')],
    ['reset a template that is gone', edits.resetTemplate(config, 'x'), missing('template')],
  ])('refuse to %s', (_what, result, refused) => {
    expect(result).toEqual(refused);
  });
});

describe('a site', () => {
  it('keeps id, age and pause in an edit, and is known as edited', () => {
    const edited = changed(edits.updateSite(config, 'b', { ...a, url: 'https://new.example/', name: 'Neu' }));
    const kept = { id: 'b', pause: { untilMs: 5 } };
    expect(edited.sites[1]).toEqual({ ...a, ...kept, url: 'https://new.example/', name: 'Neu', revision: 8 });
    expect(edited.sites[0]).toBe(a);
    expect(configSchema.safeParse(edited).success).toBe(true);
  });

  it.each([
    ['url', { url: 'https://new.example/' }, 1],
    ['interval', { intervalSeconds: 90 }, 1],
    ['status', { check: { ...httpCheckDefaults, expectStatus: ['200'] } }, 1],
    ['word', { check: { ...httpCheckDefaults, keyword: { text: 'Brot', mustOccur: true } } }, 1],
    ['name', { name: 'Neu' }, 0],
    ['client', { clientId: null }, 0],
    ['hosting', { hosting: 'Woanders' }, 0],
  ])('counts as edited where what is asked has changed: %s', (_what, edit, more) => {
    const edited = changed(edits.updateSite(config, 'a', { ...a, ...edit }));
    expect(edited.sites[0]?.revision).toBe(a.revision + more);
  });

  it('is paused and resumed without counting as edited', () => {
    const paused = changed(edits.pauseSite(config, 'a', { untilMs: null }));
    expect(paused.sites[0]).toEqual({ ...a, pause: { untilMs: null } });
    expect(changed(edits.pauseSite(paused, 'a', null)).sites[0]).toEqual(a);
  });

  it('is deleted, and its address is free again', () => {
    const without = changed(edits.deleteSite(config, 'a'));
    expect(without.sites).toEqual([b]);
    expect(edits.addSite(without, { ...a, id: 'n' }).ok).toBe(true);
  });
});

describe('a client', () => {
  it('who is deleted leaves the sites, without a client and unedited', () => {
    const without = changed(edits.deleteClient(config, 'c'));
    expect(without.clients).toEqual([]);
    expect(without.sites).toEqual([{ ...a, clientId: null }, b]);
    expect(without.sites[1]).toBe(b);
  });
});

describe('a template', () => {
  it('keeps its place in an edit', () => {
    let own = config;
    for (const id of ['t1', 't2', 't3']) own = changed(edits.addTemplate(own, id, text));
    own = changed(edits.updateTemplate(own, 't1', { ...text, name: 'first' }));
    expect(own.templates.map(({ id, name }) => [id, name])).toEqual([
      ['t1', 'first'],
      ['t2', 'n'],
      ['t3', 'n'],
    ]);
    expect(changed(edits.resetTemplate(own, 't2')).templates.map(({ id }) => id)).toEqual(['t1', 't3']);
  });

  it('that is built in is covered by a copy, and uncovered again, and again', () => {
    const covered = changed(edits.updateTemplate(config, builtInId, text));
    expect(covered.templates).toEqual([{ ...text, id: builtInId }]);
    const again = changed(edits.updateTemplate(covered, builtInId, { ...text, name: 'x' }));
    expect(again.templates).toEqual([{ ...text, id: builtInId, name: 'x' }]);
    const uncovered = changed(edits.resetTemplate(again, builtInId));
    expect(uncovered.templates).toEqual([]);
    expect(changed(edits.resetTemplate(uncovered, builtInId)).templates).toEqual([]);
  });
});
