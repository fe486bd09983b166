import { useSnapshot } from './context';

/** Whether Nachtwache can send mail itself. */
export function useHasMailAccount(): boolean {
  return useSnapshot(({ settings }) => settings.mailAccount !== null);
}
