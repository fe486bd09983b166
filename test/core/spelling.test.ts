import { describe, expect, it } from 'vitest';
import { finderOf, spellingsOf } from '../../src/core/spelling';

describe('a word', () => {
  it.each([
    ['mueller', ['mueller', 'müller']],
    ['Müller', ['Müller', 'Mueller']],
    ['straße', ['straße', 'strasse']],
    ['STRASSE', ['STRASSE', 'STRAßE']],
    ['Gebaeude', ['Gebaeude', 'Gebäude']],
    ['schuessler', ['schuessler', 'schueßler', 'schüssler', 'schüßler']],
    ['mu\u0308ller', ['müller', 'mueller']],
  ])('%s is written in all these ways', (word, ways) => {
    expect(spellingsOf(word)).toEqual(ways);
  });

  it.each(['datenbank', 'neue', 'Bauer', 'Quelle', 'Hauer', 'ssl', '503', ''])('%j is written in one', (word) => {
    expect(spellingsOf(word)).toEqual([word]);
  });

  it('of very many places keeps its end as it was typed', () => {
    const ways = spellingsOf('üöäßüöäß');
    expect(ways).toHaveLength(8);
    expect(ways).toContain('ueoeaeßüöäß');
  });
});

describe('a text', () => {
  it.each([
    ['mueller', 'Bäckerei Müller'],
    ['MÜLLER', 'https://www.mueller.example/'],
    ['muller', 'Müller'],
    ['backerei', 'Bäckerei'],
    ['strasse', 'Hauptstraße 3'],
    ['Straße', 'HAUPTSTRASSE'],
    ['eller', 'Mueller'],
    [' miller & s', 'Miller & Sons'],
    ['neue', 'Neue Apotheke'],
    ['a.b', 'a.b (alt)'],
    ['', 'Müller'],
  ])('looked for as %j is found in %j', (wanted, text) => {
    expect(finderOf(wanted)(text)).toBe(true);
  });

  it.each([
    ['müller', 'Miller'],
    ['neue', 'Neubau'],
    ['a.b', 'acb'],
    ['strasse', 'Strase'],
  ])('looked for as %j is not found in %j', (wanted, text) => {
    expect(finderOf(wanted)(text)).toBe(false);
  });
});
