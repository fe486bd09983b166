import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { IncidentFilter } from '../../../core/incident';
import { useAttempt } from '../../context';
import { useNotices } from '../../notices';

interface ExportMenuProps {
  filter: IncidentFilter;
  /** A single one, whatever the filter says. */
  incidentId?: string;
  label: string;
}

/** Writes the incident log, or one incident of it, to a file. */
export function ExportMenu({ filter, incidentId, label }: ExportMenuProps) {
  const { t } = useTranslation();
  const { show } = useNotices();
  const attempt = useAttempt();
  const write = async (format: 'csv' | 'json' | 'md' | 'pdf'): Promise<void> => {
    const reply = await attempt('incidents.export', {
      filter,
      format,
      ...(incidentId !== undefined && { incidentId }),
    });
    if (reply.ok && reply.value !== null)
      show({ kind: 'done', text: t('window.incidents.exported', { ...reply.value }) });
  };
  return (
    <Menu>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void write('pdf')}>{t('window.incidents.pdf')}</Menu.Item>
        <Menu.Item onClick={() => void write('csv')}>{t('window.incidents.csv')}</Menu.Item>
        <Menu.Item onClick={() => void write('json')}>{t('window.incidents.json')}</Menu.Item>
        <Menu.Item onClick={() => void write('md')}>{t('window.incidents.md')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
