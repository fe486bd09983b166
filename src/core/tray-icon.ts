/**
 * What the tray shows: the worst that is, each in a shape of its own. `degraded`: nothing is down, but something needs a
 * look. `blocked`: sites refuse to be checked. `unmeasured`: own line down, or not started yet.
 */
export type TrayState = 'well' | 'degraded' | 'blocked' | 'down' | 'unmeasured' | 'paused';

/** The systems the app is made for, in Node's words. */
export type TrayPlatform = 'linux' | 'darwin' | 'win32';

const HIGHEST_DIGIT = 9;

/**
 * The tray picture for a state, as a path relative to `assets/` with forward slashes.
 *
 * @param downCount How many sites are down; looked at only in the state `down`. Below 1 (or no number) the square
 *   holds a cross, above 9 it holds "9+".
 *
 * Electron finds the sharper `@2x` picture beside it by itself, and takes a name that ends in `Template` for a macOS
 * template image. An .ico holds all sizes that Windows asks for.
 */
export function trayIconFile(state: TrayState, downCount: number, platform: TrayPlatform): string {
  return `tray/${pictureName(state, downCount)}${ending(platform)}`;
}

function pictureName(state: TrayState, downCount: number): string {
  switch (state) {
    case 'well':
    case 'degraded':
    case 'blocked':
    case 'unmeasured':
    case 'paused':
      return state;
    case 'down':
      if (!(downCount >= 1)) return 'down';
      return downCount > HIGHEST_DIGIT ? 'down-9-plus' : `down-${Math.floor(downCount)}`;
  }
}

function ending(platform: TrayPlatform): string {
  switch (platform) {
    case 'linux':
      return '.png';
    case 'darwin':
      return 'Template.png';
    case 'win32':
      return '.ico';
  }
}
