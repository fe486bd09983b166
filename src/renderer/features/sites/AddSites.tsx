import { Button, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { readPastedSites } from '../../../core/pasted-sites';
import { useAsk } from '../../context';
import { useErrorSentence } from '../../errors';
import { useNotices } from '../../notices';
import { useRemembered } from '../../remembered';
import classes from './SitesPage.module.css';

interface Refusal {
  typed: string;
  reason: string;
}

/**
 * Adds sites from nothing but their addresses, one a line. What was taken leaves the field, what was refused stays in
 * it with the reason below; the focus stays where it is.
 */
interface AddSitesProps {
  clientId: string | null;
  /** There is nothing else on the page: the field shows that it takes many lines, and waits for them. */
  isFirst?: boolean;
}

export function AddSites({ clientId, isFirst = false }: AddSitesProps) {
  const { t } = useTranslation();
  const { show } = useNotices();
  const addOne = useAddOne(clientId);
  const field = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useRemembered(`sites.add.${clientId ?? ''}`, '');
  const [refusals, setRefusals] = useState<Refusal[]>([]);
  const [isBusy, setBusy] = useState(false);

  const add = async (): Promise<void> => {
    const lines = [...new Set(typed.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
    field.current?.focus();
    if (lines.length === 0 || isBusy) return;
    setBusy(true);
    const refused: Refusal[] = [];
    for (const line of lines) {
      const reason = await addOne(line);
      if (reason !== null) refused.push({ typed: line, reason });
    }
    setBusy(false);
    setRefusals(refused);
    setTyped(refused.map((refusal) => refusal.typed).join('\n'));
    const count = lines.length - refused.length;
    if (count > 0) show({ kind: 'done', text: t('window.sites.added', { count }) });
  };

  const addOnEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void add();
  };

  return (
    <form
      className={classes.add}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Textarea
        ref={field}
        aria-label={t('window.sites.addLabel')}
        placeholder={t('window.sites.addPlaceholder')}
        autosize
        minRows={isFirst ? 3 : 1}
        maxRows={8}
        spellCheck={false}
        autoFocus={isFirst}
        value={typed}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setRefusals([]);
        }}
        onKeyDown={addOnEnter}
        error={refusals.length > 0 && <Refusals refusals={refusals} />}
      />
      <Button type="submit" variant="default" aria-disabled={isBusy}>
        {t('window.sites.add')}
      </Button>
    </form>
  );
}

function Refusals({ refusals }: { refusals: readonly Refusal[] }) {
  const { t } = useTranslation();
  if (refusals.length === 1) return refusals[0]?.reason;
  return refusals.map(({ typed, reason }) => (
    <span key={typed} style={{ display: 'block' }}>
      {t('window.sites.refused', { typed, reason })}
    </span>
  ));
}

/** Adds one; gives the reason where it was refused, null where it was taken. */
function useAddOne(clientId: string | null): (typed: string) => Promise<string | null> {
  const { t } = useTranslation();
  const ask = useAsk();
  const sentenceOf = useErrorSentence();
  return async (typed) => {
    // A line from a spreadsheet may carry a name too; without one the page's own title is taken.
    const read = readPastedSites(typed);
    if (!read.ok) return read.error.map(({ reason, params }) => t(reason, { ...params })).join(' ');
    const [site] = read.value;
    if (site === undefined) return null;
    const reply = await ask('sites.add', { ...site, clientId });
    return reply.ok ? null : sentenceOf(reply.error);
  };
}
