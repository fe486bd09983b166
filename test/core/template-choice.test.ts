import { describe, expect, it } from 'vitest';
import { builtInTemplates } from '../../src/core/built-in-templates/built-in-templates';
import { messagePhases } from '../../src/core/template';
import type { Template } from '../../src/core/template';
import { fittingTemplates, isBuiltInId, viewTemplates } from '../../src/core/template-choice';

const own = (id: string, changes: Partial<Template> = {}): Template => ({
  id,
  phase: 'update',
  language: 'de',
  formality: null,
  name: id,
  subject: 's',
  body: 'b',
  ...changes,
});
const sie = { language: 'de', formality: 'sie' } as const;
const chosen = (templates: Template[], client: Parameters<typeof fittingTemplates>[1], phase = 'update' as const) =>
  fittingTemplates(viewTemplates(templates), client, phase)[0]?.id;

describe('viewTemplates', () => {
  it('shows the built-in ones, the changed ones in their places, then the own ones', () => {
    const edited = own('de-du-update', { formality: 'du', body: 'mine' });
    const views = viewTemplates([own('b'), edited, own('a')]);
    expect(views.map(({ id }) => id)).toEqual([...builtInTemplates.map(({ id }) => id), 'b', 'a']);
    expect(views.filter(({ origin }) => origin === 'own').map(({ id }) => id)).toEqual(['b', 'a']);
    expect(views.filter(({ origin }) => origin === 'edited')).toEqual([{ ...edited, origin: 'edited' }]);
  });

  it('knows the ids that are built in', () => {
    expect(isBuiltInId('en-phone')).toBe(true);
    expect(isBuiltInId('b')).toBe(false);
  });
});

describe('the template that fits best', () => {
  it.each([
    [{ language: 'de', formality: 'sie' } as const, 'de-sie'],
    [{ language: 'de', formality: 'du' } as const, 'de-du'],
    [{ language: 'en', formality: 'sie' } as const, 'en'],
    [{ language: 'en', formality: 'du' } as const, 'en'],
  ])('has one for every phase and client: %j', (client, prefix) => {
    for (const phase of messagePhases)
      expect(fittingTemplates(viewTemplates([]), client, phase)[0]?.id).toBe(`${prefix}-${phase}`);
  });

  it.each([
    ['own before built-in, even where it is for either form', [own('a')], 'a'],
    ['the form of address before either', [own('a'), own('b', { formality: 'sie' })], 'b'],
    ['never the other form', [own('a', { formality: 'du' })], 'de-sie-update'],
    ['never another language', [own('a', { language: 'en' })], 'de-sie-update'],
    ['never another phase', [own('a', { phase: 'answer' })], 'de-sie-update'],
    ['the first of equals', [own('a'), own('b')], 'a'],
  ])('%s', (_what, templates, expected) => {
    expect(chosen(templates, sie)).toBe(expected);
  });

  it('takes an English template whatever it says of the form', () => {
    expect(chosen([own('a', { language: 'en', formality: 'du' })], { language: 'en', formality: 'sie' })).toBe('a');
  });

  it('gives nothing where nothing fits', () => {
    expect(fittingTemplates([], sie, 'update')[0]).toBeUndefined();
  });
});
