import { useTranslation } from 'react-i18next';
import type { FindingKind } from '../../../core/promise-guard/finding';
import { useAttempt } from '../../context';
import { useNotices } from '../../notices';
import type { WayOut } from '../incidents/message-ways';

type Leave = (way: Exclude<WayOut, 'phone'>, despite: FindingKind[]) => Promise<string | null>;

/** Saves what was typed last, lets the message go, and goes on: what became of it is said on the next page. */
export function useLeave(id: string, flush: () => Promise<boolean>, onLeft: () => void): Leave {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const { show } = useNotices();
  return async (way, despite) => {
    if (!(await flush())) return null;
    const said = (text: string): string => {
      show({ kind: 'done', text });
      onLeft();
      return text;
    };
    if (way === 'smtp') {
      const reply = await attempt('messages.sendAll', { ids: [id], despite: { [id]: despite } });
      return reply.ok ? said(t('window.message.sent.smtp')) : null;
    }
    const reply = await attempt('messages.handOver', { id, way, ...(despite.length > 0 && { despite }) });
    if (!reply.ok || reply.value === null) return null;
    if (reply.value.how === 'rehearsed') return said(t('window.message.rehearsed'));
    if (reply.value.how !== 'file') return said(t(`window.message.sent.${way}`));
    // Too long for the system's addresses: then it is a file, whatever was pressed.
    return said(
      t(way === 'eml' ? 'window.message.sent.eml' : 'window.message.sent.tooLong', { path: reply.value.path }),
    );
  };
}
