import { describe, expect, it } from 'vitest';
import { changeByWindow, classifierIn } from '../../src/core/classifier';
import type { TimelineEntry } from '../../src/core/incident';

const byWindow = (at: number, as: 'maintenance' | 'outage'): TimelineEntry => ({
  ...{ kind: 'classified', at, as, window: 'Update' },
});
const byUser = (at: number): TimelineEntry => ({ kind: 'classified', at, as: 'outage', window: null });

describe('classifierIn', () => {
  it('is nobody, the window that said it last, or the user', () => {
    expect(classifierIn([{ kind: 'unwatched', at: 1 }])).toEqual({ by: 'nobody' });
    expect(classifierIn([byWindow(1, 'maintenance')])).toEqual({ by: 'window', name: 'Update' });
  });

  it('is the user for good, also where a clock set back puts a window behind him', () => {
    expect(classifierIn([byUser(2), byWindow(1, 'maintenance')])).toEqual({ by: 'user' });
  });
});

describe('changeByWindow', () => {
  it('makes an outage a maintenance while a window covers its site, and an outage again behind it', () => {
    expect(changeByWindow('outage', { by: 'nobody' }, 'Update')).toEqual({ as: 'maintenance', window: 'Update' });
    const within = { by: 'window', name: 'Update' } as const;
    expect(changeByWindow('maintenance', within, 'Update')).toBeNull();
    expect(changeByWindow('maintenance', within, null)).toEqual({ as: 'outage', window: 'Update' });
    expect(changeByWindow('outage', within, null)).toBeNull();
  });

  it('leaves alone what the user has said, and what is not ours', () => {
    expect(changeByWindow('outage', { by: 'user' }, 'Update')).toBeNull();
    expect(changeByWindow('maintenance', { by: 'user' }, null)).toBeNull();
    expect(changeByWindow('not-ours', { by: 'nobody' }, 'Update')).toBeNull();
  });
});
