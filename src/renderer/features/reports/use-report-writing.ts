import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandOutput, ReportRequest } from '../../../core/api';
import { useAttempt } from '../../context';
import { useNotices } from '../../notices';

export type WrittenReports = NonNullable<CommandOutput<'reports.writeAll'>>;

interface ReportWriting {
  isBusy: boolean;
  /** What came of all reports, once they are written. */
  written: WrittenReports | null;
  /** With null those of all clients. */
  write: (clientId: string | null, request: ReportRequest) => Promise<void>;
  stop: () => void;
}

export function useReportWriting(): ReportWriting {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const { show } = useNotices();
  const [isBusy, setBusy] = useState(false);
  const [written, setWritten] = useState<WrittenReports | null>(null);

  const writeOne = async (clientId: string, request: ReportRequest): Promise<void> => {
    const reply = await attempt('reports.write', { ...request, clientId });
    if (reply.ok && reply.value !== null)
      show({ kind: 'done', text: t('window.reports.written', { path: reply.value.path }) });
  };
  const writeAll = async (request: ReportRequest): Promise<void> => {
    const reply = await attempt('reports.writeAll', request);
    if (reply.ok) setWritten(reply.value);
  };

  return {
    isBusy,
    written,
    write: async (clientId, request) => {
      setBusy(true);
      setWritten(null);
      await (clientId === null ? writeAll(request) : writeOne(clientId, request));
      setBusy(false);
    },
    stop: () => void attempt('reports.stop', {}),
  };
}
