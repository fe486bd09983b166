import { reasonOf } from '../../core/reason';
import { pauseOf } from '../api/pause-length';
import { quit } from '../desktop/system';
import { createTray } from '../desktop/tray';
import { trayContent } from '../desktop/tray-content';
import type { TrayAction } from '../desktop/tray-content';
import type { MainWindow } from '../desktop/window';
import { everyMinute } from '../every-minute';
import { paced } from '../paced';
import type { Plan } from '../plan/plan';
import type { Watch } from '../ports';
import { announceGapMs } from './ground';
import type { Ground } from './ground';

export interface TrayDependencies {
  ground: Ground;
  window: Pick<MainWindow, 'open'>;
  watch: Pick<Watch, 'checkNow'>;
  plan: Pick<Plan, 'handOver'>;
}

/** The tray with its menu, and what a choice in it does. */
export interface WatchTray {
  show: () => void;
  /** Shows what has changed, soon. */
  tell: () => void;
  stop: () => void;
  destroy: () => void;
}

export function createWatchTray({ ground, window, watch, plan }: TrayDependencies): WatchTray {
  const { assetsDir, clock, log, words, state, setTrouble, save } = ground;
  const tray = createTray(assetsDir, act);
  const show = (): void => tray.show(trayContent(state.snapshot(), words));
  const tell = paced(clock, announceGapMs, show);
  // The menu says in how many minutes clients expect their next message.
  const stopCountdown = everyMinute(clock, tell.request);

  /** Without a reason; what was acknowledged before keeps its own. */
  function acknowledge(incidentId: string): void {
    if (state.snapshot().acknowledged.some((known) => known.incidentId === incidentId)) return;
    try {
      state.acknowledge(incidentId, '');
    } catch (error) {
      log.error('An acknowledgement could not be saved.', error);
      setTrouble('write-failed', reasonOf(error));
    }
  }

  /** No form could show that it failed. */
  async function handOver(): Promise<void> {
    const written = await plan.handOver.byDialog();
    const fault = written.ok || written.error.kind !== 'failed' ? null : written.error.reason;
    setTrouble('hand-over-failed', fault);
  }

  function act(action: TrayAction): void {
    switch (action.kind) {
      case 'open':
        window.open();
        break;
      case 'open-incident':
        window.open({ page: 'incident', id: action.id });
        break;
      case 'open-site':
        window.open({ page: 'site', id: action.id });
        break;
      case 'check-all':
        watch.checkNow(null);
        break;
      case 'acknowledge':
        for (const id of action.ids) acknowledge(id);
        break;
      case 'pause':
        save({ ...state.config(), pause: pauseOf(action.length, clock.now()) });
        break;
      case 'resume':
        save({ ...state.config(), pause: null });
        break;
      case 'hand-over':
        void handOver();
        break;
      case 'quit':
        quit();
        break;
    }
  }

  return {
    show,
    tell: tell.request,
    stop: () => {
      stopCountdown();
      tell.stop();
    },
    destroy: tray.destroy,
  };
}
