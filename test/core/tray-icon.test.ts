import { describe, expect, it } from 'vitest';
import { trayIconFile } from '../../src/core/tray-icon';

describe('trayIconFile', () => {
  it.each([
    ['well', 0, 'linux', 'tray/well.png'],
    ['well', 3, 'win32', 'tray/well.ico'],
    ['unmeasured', 0, 'darwin', 'tray/unmeasuredTemplate.png'],
    ['paused', 2, 'linux', 'tray/paused.png'],
    ['degraded', 0, 'linux', 'tray/degraded.png'],
    ['blocked', 0, 'darwin', 'tray/blockedTemplate.png'],
    ['down', 1, 'linux', 'tray/down-1.png'],
    ['down', 9, 'win32', 'tray/down-9.ico'],
    ['down', 10, 'darwin', 'tray/down-9-plusTemplate.png'],
    ['down', 500, 'linux', 'tray/down-9-plus.png'],
  ] as const)('%s with %d down on %s is %s', (state, downCount, platform, file) => {
    expect(trayIconFile(state, downCount, platform)).toBe(file);
  });

  it.each([0, -1, Number.NaN])('shows the cross where the count is %d', (downCount) => {
    expect(trayIconFile('down', downCount, 'linux')).toBe('tray/down.png');
  });
});
