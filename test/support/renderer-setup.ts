import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';
import { plainStyleOf } from './plain-styles';
import { sampleNow } from './sample-snapshot';

// Machines that run the tests may be slow; a condition that holds ends the waiting at once.
configure({ asyncUtilTimeout: 8000 });

window.getComputedStyle = plainStyleOf;

// What jsdom lacks and Mantine asks for; none of it lays anything out here.
Object.defineProperty(window, 'matchMedia', {
  value: (media: string) => ({
    matches: false,
    media,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }),
});
window.ResizeObserver = class {
  observe = () => undefined;
  unobserve = () => undefined;
  disconnect = () => undefined;
};
Element.prototype.scrollIntoView = () => undefined;
Element.prototype.scrollTo = () => undefined;
if (!('fonts' in document)) {
  Object.defineProperty(document, 'fonts', { value: new EventTarget() });
}

// The samples are told from one night; timers stay real.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: sampleNow });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});
