import type { Bridge } from '../core/api';

declare global {
  interface Window {
    nachtwache?: Bridge;
  }
}

/** What the preload exposes. Nothing else in the window reads it. */
export function exposedBridge(): Bridge {
  if (window.nachtwache === undefined) throw new Error('The window was opened without its preload: no way to main.');
  return window.nachtwache;
}
