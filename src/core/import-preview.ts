import type { ImportSummary } from './api';
import type { Config } from './config';
import type { SourcePlan } from './import-source';
import type { ImportPreview, PreviewChange, PreviewRow, SourceFormat } from './preview';
import { shownAddress } from './site-address';

/** Of each sort of change so many are listed. */
export const previewLimit = 200;

export function previewOf(before: Config, plan: SourcePlan, format: SourceFormat, token: string): ImportPreview {
  const rows = [...changesBetween(before, plan.config), ...leftAsTheyAre(plan)];
  const of = (change: PreviewChange): PreviewRow[] => rows.filter((row) => row.change === change);
  const sorts = { new: of('new'), changed: of('changed'), doubled: of('doubled'), leftOut: of('leftOut') };
  return {
    ...{ token, format },
    counts: {
      ...{ new: sorts.new.length, changed: sorts.changed.length },
      ...{ doubled: sorts.doubled.length, leftOut: sorts.leftOut.length },
    },
    rows: Object.values(sorts).flatMap((each) => each.slice(0, previewLimit)),
  };
}

function leftAsTheyAre({ doubled, leftOut }: SourcePlan): PreviewRow[] {
  return [
    ...doubled.map(({ name, url }) => row('doubled', 'site', name, shownAddress(url))),
    ...leftOut.map(({ name, reason }) => row('leftOut', 'other', name, reason)),
  ];
}

const row = (change: PreviewChange, what: PreviewRow['what'], name: string, detail = ''): PreviewRow => ({
  ...{ change, what, name, detail },
});

/** What is the same has kept its identity; everything else is new or changed. */
function changesBetween(before: Config, after: Config): PreviewRow[] {
  return [
    ...changed(before.sites, after.sites, 'site', ({ url }) => shownAddress(url)),
    ...changed(before.clients, after.clients, 'client'),
    ...changed(before.maintenance, after.maintenance, 'maintenance'),
    ...changed(before.templates, after.templates, 'template'),
    ...changed(before.statusPages, after.statusPages, 'statusPage'),
    ...(JSON.stringify(before.settings) === JSON.stringify(after.settings) ? [] : [row('changed', 'settings', '')]),
  ];
}

function changed<T extends { id: string; name: string }>(
  before: readonly T[],
  after: readonly T[],
  what: PreviewRow['what'],
  detailOf: (each: T) => string = () => '',
): PreviewRow[] {
  const known = new Map(before.map((each) => [each.id, each]));
  return after.flatMap((each) => {
    const was = known.get(each.id);
    if (was === each) return [];
    return [row(was === undefined ? 'new' : 'changed', what, each.name, detailOf(each))];
  });
}

/** What an import has added and changed, counted. */
export function summaryOf(before: Config, after: Config): ImportSummary {
  const rows = changesBetween(before, after);
  const count = (what: PreviewRow['what'], change: PreviewChange): number =>
    rows.filter((each) => each.what === what && each.change === change).length;
  return {
    ...{ sitesAdded: count('site', 'new'), sitesChanged: count('site', 'changed') },
    ...{ clientsAdded: count('client', 'new'), clientsChanged: count('client', 'changed') },
    ...{ maintenanceAdded: count('maintenance', 'new'), maintenanceChanged: count('maintenance', 'changed') },
  };
}
