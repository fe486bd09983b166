import { describe, expect, it } from 'vitest';
import { checkOnce } from '../../../src/main/doors/single-check';
import { createProbes } from '../../../src/main/probes';
import { freePort, startSite } from '../../support/site-server';

const { probe } = createProbes({ version: '0.0.0' });

describe('a single check', () => {
  it('prints that a site is up, as one line of JSON, and ends with 0', async () => {
    const site = await startSite((_request, response) => void response.end('well'));
    try {
      const url = `${site.url}/`.replace(/\/+$/, '/');
      const { exitCode, out, err } = await checkOnce(url, probe);
      expect([exitCode, err, out.endsWith('}\n'), out.split('\n').length]).toEqual([0, '', true, 2]);
      const report = JSON.parse(out) as { ms: number };
      expect(report).toEqual({ url, state: 'up', cause: null, status: 200, ms: report.ms });
      expect(Number.isInteger(report.ms) && report.ms >= 0).toBe(true);
    } finally {
      await site.close();
    }
  });

  it('prints why a site is down and ends with 1', async () => {
    const site = await startSite((_request, response) => void response.writeHead(503).end());
    try {
      const { exitCode, out } = await checkOnce(site.url, probe);
      expect(exitCode).toBe(1);
      expect(JSON.parse(out)).toMatchObject({ state: 'down', cause: 'status', status: 503 });
    } finally {
      await site.close();
    }
    const refused = await checkOnce(`http://127.0.0.1:${await freePort()}/`, probe);
    expect(refused.exitCode).toBe(1);
    expect(JSON.parse(refused.out)).toMatchObject({ state: 'down', cause: 'refused', status: null });
  });
});
