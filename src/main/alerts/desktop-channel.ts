import { reasonOf } from '../../core/reason';
import { fail, ok } from '../../core/result';
import type { AlertChannel, ChannelNotice, Notifier } from '../ports';

/** Shows alerts on the screen: by the first way that works, the one that carries the click first. */
export function createDesktopChannel(notifiers: readonly Notifier[], isOn: () => boolean): AlertChannel {
  return {
    name: 'desktop',
    isOn,
    send: async (notice) => {
      const failures: string[] = [];
      for (const notifier of notifiers) {
        const shown = await show(notifier, notice);
        if (shown.ok) return ok({ via: notifier.name });
        failures.push(`${notifier.name}: ${shown.error}`);
      }
      return fail(failures.join(' '));
    },
  };
}

/** A way that throws is one that did not work: the next one is tried. */
async function show(notifier: Notifier, notice: ChannelNotice): ReturnType<Notifier['notify']> {
  const { title, brief, about, isUrgent, isSilent, onClick } = notice;
  const body = brief ?? notice.body;
  try {
    return await notifier.notify({ title, body, about, isUrgent, isSilent, onClick });
  } catch (error) {
    return fail(reasonOf(error));
  }
}
