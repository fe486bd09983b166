import { Button, Select, TextInput, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckKind } from '../../../core/checks/check-kinds';
import { newCheck } from '../../../core/checks/new-check';
import { readPastedSites } from '../../../core/pasted-sites';
import type { CheckFor } from '../../../core/pasted-sites';
import { toWebAddress } from '../../../core/web-address';
import { useAsk } from '../../context';
import { useErrorSentence } from '../../errors';
import { useNotices } from '../../notices';
import { useRemembered } from '../../remembered';
import { useKindChoices } from './checks/kind-choices';
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
  const kinds = useKindChoices();
  const [kind, setKind] = useRemembered<CheckKind>(`sites.add.kind.${clientId ?? ''}`, 'http');
  const [server, setServer] = useRemembered('sites.add.server', '');
  const [hasServerFault, setServerFault] = useState(false);
  const serverField = useRef<HTMLInputElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useRemembered(`sites.add.${clientId ?? ''}`, '');
  const [refusals, setRefusals] = useState<Refusal[]>([]);
  const [isBusy, setBusy] = useState(false);

  const add = async (): Promise<void> => {
    const lines = [...new Set(typed.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
    field.current?.focus();
    if (lines.length === 0 || isBusy) return;
    if (kind === 'prometheus' && toWebAddress(server) === undefined) {
      setServerFault(true);
      serverField.current?.focus();
      return;
    }
    setBusy(true);
    const refused: Refusal[] = [];
    for (const line of lines) {
      const reason = await addOne(line, (typedAddress) => newCheck(kind, typedAddress, server));
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
        placeholder={t(`window.add.example.${kind}`)}
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
      <Select
        aria-label={t('window.site.what')}
        allowDeselect={false}
        data={kinds}
        value={kind}
        onChange={(chosen) => {
          if (chosen !== null) setKind(chosen);
          setRefusals([]);
        }}
      />
      <Button type="submit" variant="default" aria-disabled={isBusy}>
        {t('window.sites.add')}
      </Button>
      {kind !== 'http' && <p className="quiet">{t(`window.site.kindAbout.${kind}`)}</p>}
      {kind === 'prometheus' && (
        <TextInput
          ref={serverField}
          label={t('window.site.server')}
          description={t('window.add.serverAbout')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          spellCheck={false}
          value={server}
          onChange={({ currentTarget }) => {
            setServer(currentTarget.value);
            setServerFault(false);
          }}
          error={hasServerFault && t('invalid.not-a-web-address')}
        />
      )}
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
function useAddOne(clientId: string | null): (typed: string, checkFor: CheckFor) => Promise<string | null> {
  const { t } = useTranslation();
  const ask = useAsk();
  const sentenceOf = useErrorSentence();
  return async (typed, checkFor) => {
    // A line from a spreadsheet may carry a name too; without one the page's own title is taken.
    const read = readPastedSites(typed, checkFor);
    if (!read.ok) return read.error.map(({ reason, params }) => t(reason, { ...params })).join(' ');
    const [site] = read.value;
    if (site === undefined) return null;
    const reply = await ask('sites.add', { ...site, clientId });
    return reply.ok ? null : sentenceOf(reply.error);
  };
}
