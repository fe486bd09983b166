import { createContext, use, useCallback, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import type { Bridge, CommandInput, CommandName, Reply } from '../core/api';
import type { Snapshot } from '../core/snapshot';
import { useErrorSentence } from './errors';
import { useNotices } from './notices';
import type { SnapshotStore } from './store';

interface WindowParts {
  bridge: Bridge;
  store: SnapshotStore;
}

const PartsContext = createContext<WindowParts | null>(null);

export function PartsProvider({ bridge, store, children }: WindowParts & { children: ReactNode }) {
  return <PartsContext value={{ bridge, store }}>{children}</PartsContext>;
}

function useParts(): WindowParts {
  const parts = use(PartsContext);
  if (parts === null) throw new Error('This component needs a PartsProvider around it.');
  return parts;
}

/**
 * A part of the present. `select` must return something that lies in the snapshot as it is (or a primitive), so that an
 * unchanged part is not drawn again.
 */
export function useSnapshot<T>(select: (snapshot: Snapshot) => T): T {
  const { store } = useParts();
  return useSyncExternalStore(store.subscribe, () => {
    const snapshot = store.current();
    if (snapshot === null) throw new Error('The pages are drawn only once there is a snapshot.');
    return select(snapshot);
  });
}

export type Ask = <Name extends CommandName>(name: Name, input: CommandInput<Name>) => Promise<Reply<Name>>;

/** Asks main and gives its reply, whatever it is: for forms, which show faults at their fields. */
export function useAsk(): Ask {
  return useParts().bridge.invoke;
}

/** Asks main; an error is also shown as a notice, so that the caller need only go on or not. */
export function useAttempt(): Ask {
  const { bridge } = useParts();
  const { show } = useNotices();
  const sentenceOf = useErrorSentence();
  return useCallback(
    async (name, input) => {
      const reply = await bridge.invoke(name, input);
      if (!reply.ok) show({ kind: 'problem', text: sentenceOf(reply.error) });
      return reply;
    },
    [bridge, show, sentenceOf],
  );
}

export function useBridgeEvents(): Bridge['subscribe'] {
  return useParts().bridge.subscribe;
}
