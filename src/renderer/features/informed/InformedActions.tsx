import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconEye, IconPhone, IconPhoneIncoming } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FactsSheet } from '../../../core/facts';
import type { InformedList } from '../../../core/informed';
import type { MessagePhase } from '../../../core/template';
import { useNow } from '../../clock';
import { TextLink } from '../../components/TextLink';
import { useAttempt, useSnapshot } from '../../context';
import { useHasMailAccount } from '../../mail-account';
import { useNavigation } from '../../place';
import { HeldBack } from './HeldBack';
import { MainButton } from './MainButton';
import { SendingProgress } from './SendingProgress';
import { useJudgedDrafts } from './drafts';
import classes from './informed.module.css';
import { mainActionOf } from './main-action';
import type { MainAction } from './main-action';
import { idleRows, waitingRows } from './summary';
import { usePrepare } from './use-prepare';
import type { Prepare } from './use-prepare';

interface InformedActionsProps {
  incidentId: string;
  list: InformedList;
  facts: FactsSheet;
  onChanged: () => void;
}

/** The one thing to press, what else one may do, and what holds some messages back. */
export function InformedActions({ incidentId, list, facts, onChanged }: InformedActionsProps) {
  const now = useNow();
  const sending = useSnapshot((snapshot) => snapshot.sending);
  const hasAccount = useHasMailAccount();
  const drafts = useJudgedDrafts(list, facts, now);
  const prepare = usePrepare(incidentId, list.rows, onChanged);
  const action = mainActionOf({ list, drafts, sending, hasAccount, nowMs: now });
  const press = usePress({ incidentId, action, prepare, list, onChanged });
  const more = drafts.length > 0 ? waitingRows(list.rows, now) : [];
  return (
    <div className={classes.actions}>
      <div className={classes.buttons}>
        <MainButton action={action} isBusy={prepare.isBusy} onPress={press} />
        {action.kind === 'send' && <ReviewButton incidentId={incidentId} />}
        {action.kind !== 'stop' && more.length > 0 && (
          <MoreButton count={more.length} onPress={() => void prepare.needed(more)} />
        )}
        {action.kind !== 'stop' && <CallButtons incidentId={incidentId} />}
        {action.kind !== 'stop' && drafts.length === 0 && (
          <OtherPhases onChoose={(phase) => void prepare.phase(phase)} />
        )}
      </div>
      <SendingProgress sending={sending} />
      {drafts.length > 0 && !hasAccount && <NoAccount />}
      {sending === null && (
        <HeldBack incidentId={incidentId} drafts={drafts} onRenew={(held) => void prepare.renew(held)} />
      )}
    </div>
  );
}

interface PressParts {
  incidentId: string;
  action: MainAction;
  prepare: Prepare;
  list: InformedList;
  onChanged: () => void;
}

function usePress({ incidentId, action, prepare, list, onChanged }: PressParts): () => void {
  const { go } = useNavigation();
  const attempt = useAttempt();
  const now = useNow();
  const send = async (ids: string[]): Promise<void> => {
    await attempt('messages.sendAll', { ids, despite: {} });
    onChanged();
  };
  return () => {
    switch (action.kind) {
      case 'stop':
        if (!action.isStopping) void attempt('messages.stopSending', {});
        return;
      case 'send':
        void send(action.ids);
        return;
      case 'step':
        go({ page: 'review', id: incidentId, clientId: action.clientId });
        return;
      case 'prepare':
        void prepare.needed(waitingRows(list.rows, now));
        return;
      case 'prepare-update':
        void prepare.needed(idleRows(list.rows, now));
        return;
      case 'none':
        return;
    }
  };
}

function ReviewButton({ incidentId }: { incidentId: string }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  return (
    <Button
      variant="default"
      leftSection={<IconEye size={16} aria-hidden />}
      onClick={() => go({ page: 'review', id: incidentId, clientId: null })}
    >
      {t('window.informed.review')}
    </Button>
  );
}

function MoreButton({ count, onPress }: { count: number; onPress: () => void }) {
  const { t } = useTranslation();
  return (
    <Button variant="default" onClick={onPress}>
      {t('window.informed.prepareSome', { count })}
    </Button>
  );
}

function CallButtons({ incidentId }: { incidentId: string }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const calls = { page: 'calls', id: incidentId, clientId: null } as const;
  return (
    <>
      <Button variant="default" leftSection={<IconPhone size={16} aria-hidden />} onClick={() => go(calls)}>
        {t('window.informed.calls')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconPhoneIncoming size={16} aria-hidden />}
        onClick={() => go({ ...calls, isIncoming: true })}
      >
        {t('window.informed.incoming')}
      </Button>
    </>
  );
}

const otherPhases = ['update', 'identified', 'resolved', 'afterwards'] as const satisfies readonly MessagePhase[];

/** For whoever wants to write something else than what is due. */
function OtherPhases({ onChoose }: { onChoose: (phase: MessagePhase) => void }) {
  const { t } = useTranslation();
  return (
    <Menu>
      <Menu.Target>
        <Button variant="subtle" rightSection={<IconChevronDown size={14} aria-hidden />}>
          {t('window.informed.other')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {otherPhases.map((phase) => (
          <Menu.Item key={phase} onClick={() => onChoose(phase)}>
            {t(`phase.${phase}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function NoAccount() {
  const { t } = useTranslation();
  return (
    <p className="quiet">
      {t('window.informed.noAccount')} <TextLink to={{ page: 'settings' }}>{t('window.informed.toAccount')}</TextLink>
    </p>
  );
}
