import { describe, expect, it } from 'vitest';
import { everyIncident } from '../../../src/core/incident';
import { fail, ok } from '../../../src/core/result';
import type { StartRequest } from '../../../src/main/doors/arguments';
import { carryOut } from '../../../src/main/doors/carry-out';
import { createWords } from '../../../src/main/words';

const summary = {
  sitesAdded: 3,
  sitesChanged: 1,
  clientsAdded: 2,
  clientsChanged: 0,
  maintenanceAdded: 0,
  maintenanceChanged: 0,
};
const plain: StartRequest = {
  isHidden: false,
  importFile: null,
  exportIncidents: null,
  exportEverything: null,
  report: null,
  handOver: null,
  isQuit: false,
};
const both: StartRequest = {
  ...plain,
  importFile: 'in/sites.json',
  exportIncidents: { file: '/tmp/log.csv', format: 'csv', fromMs: 1, toMs: 2, client: 'Café', incident: null },
  report: { client: 'Café', file: 'r.pdf', format: 'pdf', fromMs: 1, toMs: 2 },
  exportEverything: 'all.json',
};

function setUp(isImportGood = true, isExportGood = true) {
  const done: unknown[] = [];
  return {
    done,
    dependencies: {
      t: createWords().t,
      importFile: (path: string) => {
        done.push(['import', path]);
        return Promise.resolve(
          isImportGood
            ? ok({ ...summary, leftOut: [{ name: 'Gruppe', reason: 'group' }] })
            : fail('Nothing was imported.'),
        );
      },
      exportEverything: (path: string) => {
        done.push(['everything', path]);
        return Promise.resolve(ok(['Intranet', 'Shop']));
      },
      handOver: (path: string) => {
        done.push(['hand-over', path]);
        return Promise.resolve(ok(null));
      },
      writeReport: ({ client, file }: { client: string; file: string }) => {
        done.push(['report', client, file]);
        return Promise.resolve(ok('Café Nord'));
      },
      exportIncidents: (path: string, format: string, wanted: unknown) => {
        done.push(['export', path, format, wanted]);
        return Promise.resolve(isExportGood ? ok(7) : fail('Nothing was exported.'));
      },
    },
  };
}

describe('what a start asks', () => {
  it('may be nothing', async () => {
    const { done, dependencies } = setUp();
    expect(await carryOut(plain, '/home/me', dependencies)).toEqual({ exitCode: 0, out: '', err: '' });
    expect(done).toEqual([]);
  });

  it('is done in its order, with paths from where it was asked', async () => {
    const { done, dependencies } = setUp();
    const outcome = await carryOut(both, '/home/me', dependencies);
    expect(done).toEqual([
      ['import', '/home/me/in/sites.json'],
      [
        ...['export', '/tmp/log.csv', 'csv'],
        { filter: { ...everyIncident, fromMs: 1, toMs: 2 }, client: 'Café', incident: null },
      ],
      ['report', 'Café', '/home/me/r.pdf'],
      ['everything', '/home/me/all.json'],
    ]);
    expect(outcome).toEqual({
      exitCode: 0,
      out: 'Imported. Sites: 3 new, 1 changed. Clients: 2 new, 0 changed. Maintenance: 0 new, 0 changed.\nNot taken over: Gruppe (a group, no check).\nExported to /tmp/log.csv. Incidents: 7.\nReport on Café Nord written to r.pdf.\nEverything exported to all.json.\nWithout the credentials for: Intranet, Shop.\n',
      err: '',
    });
  });

  it('ends at the first thing that fails, with its sentence', async () => {
    const refused = setUp(false);
    expect(await carryOut(both, '/', refused.dependencies)).toEqual({
      exitCode: 1,
      out: '',
      err: 'Nothing was imported.\n',
    });
    expect(refused.done).toHaveLength(1);
    const unwritten = setUp(true, false);
    expect(await carryOut(both, '/', unwritten.dependencies)).toMatchObject({
      exitCode: 1,
      err: 'Nothing was exported.\n',
    });
  });
});
