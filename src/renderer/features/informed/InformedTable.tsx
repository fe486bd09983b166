import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InformedRow } from '../../../core/informed';
import list from '../../components/list.module.css';
import { InformedClient } from './InformedClient';
import classes from './informed.module.css';

interface InformedTableProps {
  incidentId: string;
  rows: readonly InformedRow[];
  /** Writing stands elsewhere on the page. */
  isAlone?: boolean;
  onChanged: () => void;
}

/** One quiet row a client. */
export function InformedTable({ incidentId, rows, isAlone = false, onChanged }: InformedTableProps) {
  const { t } = useTranslation();
  const [noticing, setNoticing] = useState<string | null>(null);
  return (
    <table className={`${list.table ?? ''} ${classes.table ?? ''}`}>
      <thead>
        <tr>
          <th>{t('window.informed.column.client')}</th>
          <th className={classes.state}>{t('window.informed.column.state')}</th>
          <th className={classes.next}>{t('window.informed.column.next')}</th>
          <th className={classes.rowActions}>{t('window.informed.column.actions')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <InformedClient
            key={row.clientId}
            {...{ incidentId, row, isAlone, onChanged }}
            isNoticing={noticing === row.clientId}
            onNotice={(isOpen) => setNoticing(isOpen ? row.clientId : null)}
          />
        ))}
      </tbody>
    </table>
  );
}
