declare global {
  interface Window {
    /** Read by react-remove-scroll, which the dialogs use, for its own style element. */
    __webpack_nonce__?: string;
  }
}

/**
 * The nonce of this response, which the app:// handler put into Vite's meta element. Has to be read before anything is
 * rendered; undefined where the page was served without one (development, tests).
 */
export function takeStyleNonce(): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]');
  // The `nonce` property, since browsers hide the attribute's value from scripts.
  const nonce = meta?.nonce === '' ? undefined : meta?.nonce;
  if (nonce !== undefined) window.__webpack_nonce__ = nonce;
  return nonce;
}
