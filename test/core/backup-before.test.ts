import { describe, expect, it } from 'vitest';
import { backupBefore } from '../../src/core/backup-before';
import type { SiteView } from '../../src/core/snapshot';
import { sampleOf } from '../support/site-sample';

const hour = 3_600_000;
const startedAt = 100 * hour;
const bakery = { siteName: 'Bäckerei Müller', url: 'https://www.baeckerei.example/', hosting: 'Nord' };
const cafe = { siteName: 'Café Müller', url: 'https://cafe.example/', hosting: 'Süd' };

/** A backup check of the client's, which last saw a backup so many hours before the outage. */
function seen(name: string, hoursBefore: number | null, over: { hosting?: string; clientId?: string } = {}) {
  const site = sampleOf('backup', {}, { name, hosting: '', clientId: 'c', ...over });
  const aboutDate = hoursBefore === null ? null : startedAt - hoursBefore * hour;
  const lastCheck = { aboutDate } as unknown as SiteView['lastCheck'];
  return { site, lastCheck };
}
const found = (views: ReturnType<typeof seen>[], sites = [bakery]): string | null =>
  backupBefore(startedAt, 'c', sites, views)?.name ?? null;

describe('backupBefore', () => {
  it('is the only backup a client has, with when it was made', () => {
    expect(backupBefore(startedAt, 'c', [bakery], [seen('Sicherung', 3)])).toEqual({
      name: 'Sicherung',
      madeAt: startedAt - 3 * hour,
    });
  });

  it('is nothing where none was seen yet, where there is none, or where it is another client’s', () => {
    expect(found([seen('Sicherung', null)])).toBeNull();
    expect(found([])).toBeNull();
    expect(found([seen('Sicherung', 3, { clientId: 'other' })])).toBeNull();
  });

  it('is never one made after the outage began, or with it: whether there was one before is then unknown', () => {
    expect(found([seen('Sicherung', -1)])).toBeNull();
    expect(found([seen('Sicherung', 0)])).toBeNull();
  });

  it('is by name the one that is called after the site or its address', () => {
    expect(found([seen('Backup Bäckerei Müller', 3), seen('Backup Café', 2)])).toBe('Backup Bäckerei Müller');
    expect(found([seen('baeckerei.example nachts', 3), seen('Backup Café', 2)])).toBe('baeckerei.example nachts');
  });

  it('is else the one of the same hosting', () => {
    expect(found([seen('A', 3, { hosting: ' nord ' }), seen('B', 2, { hosting: 'Süd' })])).toBe('A');
    expect(found([seen('A', 3, { hosting: 'West' }), seen('B', 2, { hosting: 'Süd' })])).toBeNull();
  });

  it('is none where several may be meant', () => {
    expect(found([seen('A', 3), seen('B', 2)])).toBeNull();
    expect(found([seen('Bäckerei Müller täglich', 3), seen('Bäckerei Müller wöchentlich', 2)])).toBeNull();
  });

  it('is of several sites the one that belongs to them all', () => {
    expect(found([seen('Backup Bäckerei Müller', 3, { hosting: 'Nord' })], [bakery, cafe])).toBeNull();
    expect(found([seen('Alles', 3)], [bakery, cafe])).toBe('Alles');
  });
});
