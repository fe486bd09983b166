import { describe, expect, it } from 'vitest';
import { isSameServer, placeOfPage, statusTargetSchema } from '../../src/core/status-page-settings';
import type { StatusTarget } from '../../src/core/status-page-settings';

const ftps = { kind: 'ftps', host: 'ftp.example', port: 21, user: 'web', directory: 'httpdocs' } as const;
const sftp = { ...ftps, kind: 'sftp', signIn: 'password' } as const;
const placeOf = (target: StatusTarget): string | null => placeOfPage({ target, folder: null });

describe('a page’s target by FTPS', () => {
  it('has a host, a port, a user and a folder, and signs in with a password alone', () => {
    expect(statusTargetSchema.parse({ ...ftps, host: ' ftp.example ', signIn: 'key' })).toEqual(ftps);
    for (const wrong of [{ host: 'ftps://ftp.example' }, { port: 0 }, { port: 70_000 }, { user: ' ' }]) {
      expect(statusTargetSchema.safeParse({ ...ftps, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
    }
  });

  it('is one place whatever the case of the host and the end of the folder, and another one by SFTP', () => {
    expect(placeOf({ ...ftps, host: 'FTP.example', directory: 'httpdocs/' })).toBe(placeOf(ftps));
    expect(placeOf({ ...ftps, user: 'other' })).not.toBe(placeOf(ftps));
    expect(placeOf(sftp)).not.toBe(placeOf(ftps));
  });

  it('keeps what was confirmed for the same server alone, reached the same way', () => {
    expect(isSameServer(ftps, { ...ftps, host: 'FTP.example', user: 'other', directory: '' })).toBe(true);
    expect(isSameServer(ftps, { ...ftps, port: 990 })).toBe(false);
    expect(isSameServer({ ...sftp, port: 21 }, ftps)).toBe(false);
    expect(isSameServer(ftps, { kind: 'folder' })).toBe(false);
  });
});
