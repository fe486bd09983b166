import { describe, expect, it } from 'vitest';
import {
  cardFor,
  dueAfterMonths,
  dueRestoreTests,
  emergencyCardEditSchema,
  emptyCard,
  isEmptyCard,
  looksLikeSecret,
  secretsOnCard,
} from '../../src/core/emergency-card';
import type { EmergencyCard } from '../../src/core/emergency-card';

const host = { name: 'Hetzner', phone: '+4998315050', customerNumber: 'K1', statusPage: '' };
const card = (over: Partial<EmergencyCard>): EmergencyCard => ({ ...emptyCard, ...over });

describe('the card that holds for a site', () => {
  it('is its own where that says something, else its client’s, and never mixes two hosts', () => {
    const client = card({ host, responsible: 'Jana', steps: ['Anrufen'] });
    const site = card({ host: { ...emptyCard.host, name: 'IONOS' }, steps: ['Umschalten', 'Anrufen'] });
    expect(cardFor(site, client)).toEqual({
      ...client,
      host: { name: 'IONOS', phone: '', customerNumber: '', statusPage: '' },
      steps: ['Umschalten', 'Anrufen'],
    });
    expect(cardFor(emptyCard, client)).toEqual(client);
    expect(isEmptyCard(cardFor(undefined, undefined))).toBe(true);
  });
});

describe('a card as it is typed', () => {
  it('has numbers and addresses made whole, and faults at their fields', () => {
    const typed = { ...emptyCard, host: { ...host, phone: '030 123456', statusPage: 'status.example.org' } };
    expect(emergencyCardEditSchema.parse(typed).host).toMatchObject({
      phone: '+4930123456',
      statusPage: 'https://status.example.org/',
    });
    const faults = (over: object): string[] =>
      emergencyCardEditSchema
        .safeParse({ ...emptyCard, ...over })
        .error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? [];
    expect(faults({ host: { ...host, statusPage: 'javascript:alert(1)' } })).toEqual([
      'host.statusPage not-a-web-address',
    ]);
    expect(faults({ steps: ['Anrufen', 'Anrufen '] })).toEqual(['steps step-twice']);
    expect(faults({ restoreTestedOn: '21.11.2026' })).toEqual(['restoreTestedOn not-a-day']);
    expect(faults({ restoreTestedOn: '2026-02-30' })).toEqual(['restoreTestedOn not-a-day']);
  });
});

describe('what looks like a password', () => {
  it.each([
    'Passwort: hunter2',
    'Im Panel anmelden, pw=hunter2',
    'PIN ist 4711',
    'Das Kennwort lautet „Rosenrot“',
    'password is correct-horse',
    'Login: jana, Password: s3cret!',
    'https://jana:geheim@panel.example/',
    '-----BEGIN OPENSSH PRIVATE KEY-----',
    'API-Key: abc123',
  ])('is found in “%s”', (text) => expect(looksLikeSecret(text)).toBe(true));

  it.each([
    'Passwort: siehe KeePass',
    'Passwort: im Tresor',
    'Das Passwort liegt im Passwortmanager',
    'password: ask Jana',
    'Passwort zurücksetzen lassen',
    'Hoster anrufen und die Kundennummer nennen',
    'https://status.example.org/incidents?x=1',
    'Spin: ja',
  ])('is not found in “%s”', (text) => expect(looksLikeSecret(text)).toBe(false));

  it('is named by its place on the card', () => {
    expect(
      secretsOnCard({ ...emptyCard, backupPlace: 'Box, Passwort: x1', steps: ['Anrufen', 'pw=abc eingeben'] }),
    ).toEqual(['steps.1', 'backupPlace']);
  });
});

describe('trying a backup', () => {
  const now = Date.UTC(2026, 10, 21);
  const owners = (over: Partial<EmergencyCard>) => ({
    clients: [{ id: 'c', name: 'Müller', card: card(over) }],
    sites: [],
  });

  it('is due so many months after the last time, and once if it never was', () => {
    expect(dueRestoreTests(owners({}), 12, now)).toEqual([]);
    expect(dueRestoreTests(owners({ backupPlace: 'Box' }), 12, now)).toEqual(['Müller']);
    expect(dueRestoreTests(owners({ backupPlace: 'Box' }), 0, now)).toEqual([]);
    expect(dueRestoreTests(owners({ restoreTestedOn: '2025-11-22' }), 12, now)).toEqual([]);
    expect(dueRestoreTests(owners({ restoreTestedOn: '2025-11-21' }), 12, now)).toEqual(['Müller']);
  });

  it('counts months, not days', () => {
    expect(dueAfterMonths(Date.UTC(2026, 4, 21), 6)).toBe(now);
    expect(dueAfterMonths(now, 0)).toBeNull();
  });
});
