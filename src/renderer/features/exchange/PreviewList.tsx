import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportPreview, PreviewChange, PreviewRow } from '../../../core/preview';
import list from '../../components/list.module.css';
import { Filling } from './Filling';

interface PreviewListProps {
  preview: ImportPreview;
  isBusy: boolean;
  onTakeOver: () => void;
  onCancel: () => void;
}

const changes: readonly PreviewChange[] = ['new', 'changed', 'doubled', 'leftOut'];

/** What would be new, changed, doubled and left out; nothing is taken over yet. */
export function PreviewList({ preview, isBusy, onTakeOver, onCancel }: PreviewListProps) {
  const { t } = useTranslation();
  const { counts, format } = preview;
  const hasNews = counts.new + counts.changed > 0 || (preview.fill?.filledMs ?? 0) > 0;
  return (
    <>
      <p className="prose">
        {t(`window.exchange.read.${format}`)}{' '}
        {hasNews ? t('window.exchange.nothingYet') : t('window.exchange.nothingNew')}
      </p>
      {preview.fill && <Filling fill={preview.fill} />}
      {changes
        .filter((change) => counts[change] > 0)
        .map((change) => (
          <Rows
            key={change}
            change={change}
            count={counts[change]}
            rows={preview.rows.filter((row) => row.change === change)}
          />
        ))}
      <Group gap="xs">
        {hasNews && (
          <Button onClick={onTakeOver} aria-disabled={isBusy}>
            {t('window.exchange.takeOver')}
          </Button>
        )}
        <Button variant={hasNews ? 'subtle' : 'default'} onClick={onCancel}>
          {hasNews ? t('window.exchange.leave') : t('window.exchange.back')}
        </Button>
      </Group>
    </>
  );
}

function Rows({ change, count, rows }: { change: PreviewChange; count: number; rows: readonly PreviewRow[] }) {
  const { t } = useTranslation();
  const title = t(`window.exchange.change.${change}`, { count });
  const more = count - rows.length;
  return (
    <>
      <table className={list.table} aria-label={title}>
        <caption style={{ textAlign: 'left', fontWeight: 600 }}>{title}</caption>
        <tbody>
          {rows.map((row, index) => (
            // Two of a name may well be in one list.
            <tr key={`${index} ${row.what} ${row.name}`}>
              <td>{row.name === '' ? t('window.exchange.what.settings') : row.name}</td>
              <td className="quiet">{detailOf(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p className="quiet">{t('window.exchange.more', { count: more })}</p>}
    </>
  );

  function detailOf({ what, detail }: PreviewRow): string {
    if (what === 'other') return t(`importLeft.${detail}`);
    return what === 'site' ? detail : t(`window.exchange.what.${what}`);
  }
}
