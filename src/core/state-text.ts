import { isAboutReach } from './checks/check-kinds';
import type { SiteView } from './snapshot';
import type { TextWords } from './timeline-text';

/**
 * The word for what a site is shown as: `degraded` is called by what it is, and a date or a backup that is right is no
 * site that can be reached. Flapping is said beside it.
 */
export function stateWord(
  { state, remark, lastCheck, site }: Pick<SiteView, 'state' | 'remark' | 'lastCheck' | 'site'>,
  { t }: Pick<TextWords, 't'>,
): string {
  switch (state) {
    case 'up':
      return t(isAboutReach(site.check.kind) ? 'state.up' : 'state.fine');
    case 'degraded':
      return remark?.kind === 'degraded' ? t(`concern.${remark.concern.cause}.word`) : t('state.degraded');
    case 'unknown':
      return t(lastCheck === null ? 'state.unknown' : 'state.unknownAgain');
    case 'suspect':
    case 'blocked':
    case 'down':
    case 'paused':
    case 'maintenance':
    case 'notMeasured':
      return t(`state.${state}`);
  }
}
