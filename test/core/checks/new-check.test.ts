import { describe, expect, it } from 'vitest';
import { checkDefaults, checkKinds, checkSchema } from '../../../src/core/checks/check-kinds';
import { newCheck } from '../../../src/core/checks/new-check';
import { readPastedSites } from '../../../src/core/pasted-sites';
import { siteDefaults, siteEditSchema } from '../../../src/core/site';

describe('the check of a new site', () => {
  it.each(checkKinds)('of kind %s is a whole one', (kind) => {
    expect(checkSchema.safeParse(newCheck(kind, 'a.example', 'https://prometheus.example/')).success).toBe(true);
  });

  it.each([
    ['/srv/backup', 'path'],
    ['C:\\Backup', 'path'],
    ['\\\\nas\\backup', 'path'],
    ['file:///srv/backup', 'path'],
    ['a.example/backup.zip', 'last-modified'],
    ['https://a.example/', 'last-modified'],
    ['no address', 'last-modified'],
  ])('looks for a backup where its address points to: %s', (typed, source) => {
    expect(newCheck('backup', typed)).toEqual({ ...checkDefaults.backup, source });
  });

  it('asks Prometheus for the address as it was typed, as a text that ends where it should', () => {
    expect(newCheck('prometheus', ' a"b\\c ', 'https://p.example/')).toEqual({
      kind: 'prometheus',
      server: 'https://p.example/',
      query: 'probe_success{instance="a\\"b\\\\c"}',
    });
  });
});

describe('pasted lines of another kind', () => {
  it('carry their check, and are refused with what an address must look like for it', () => {
    const asPort = (typed: string) => newCheck('tcp', typed);
    expect(readPastedSites('Post;mail.example:25', asPort)).toEqual({
      ok: true,
      value: [{ url: 'tcp://mail.example:25', name: 'Post', check: { kind: 'tcp' } }],
    });
    expect(readPastedSites('mail.example', asPort)).toMatchObject({
      ok: false,
      error: [{ line: 1, reason: 'invalid.not-a-host-with-port' }],
    });
  });
});

describe('an address that does not fit', () => {
  const faultsOf = (fields: object): string[] => {
    const parsed = siteEditSchema.safeParse({ ...siteDefaults, name: 'x', url: 'a b', ...fields });
    return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'));
  };

  it('is told beside whatever else is wrong with the site', () => {
    expect(faultsOf({ intervalSeconds: 5, timeoutSeconds: '' })).toEqual(['intervalSeconds', 'timeoutSeconds', 'url']);
  });

  it('is not judged while the check itself is none', () => {
    expect(faultsOf({ check: { kind: 'smtp' } })).toEqual(['check.kind']);
  });
});
