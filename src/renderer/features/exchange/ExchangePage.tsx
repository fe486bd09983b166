import { Button, Checkbox, PasswordInput, Textarea } from '@mantine/core';
import { IconFileExport, IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreviewRequest } from '../../../core/api';
import type { ImportPreview } from '../../../core/preview';
import form from '../../components/FormSection.module.css';
import { Page } from '../../components/Page';
import { useAttempt } from '../../context';
import { useFocusInTurn } from '../../focus';
import { useNotices } from '../../notices';
import { PreviewList } from './PreviewList';
import { useImportedSentence } from './imported-sentence';

/** What comes in from elsewhere, looked at before it is taken over, and everything out as one file. */
export function ExchangePage() {
  const { t } = useTranslation();
  return (
    <Page
      title={t('window.exchange.title')}
      name={t('window.exchange.title')}
      back={{ place: { page: 'settings' }, label: t('window.nav.settings') }}
    >
      <In />
      <Out />
    </Page>
  );
}

function In() {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const { show } = useNotices();
  const importedSentence = useImportedSentence();
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [isBusy, setBusy] = useState(false);
  const place = useFocusInTurn<HTMLElement>(preview === null);

  /** Whether there is something to see now. */
  const look = async (request: PreviewRequest): Promise<boolean> => {
    if (isBusy) return false;
    setBusy(true);
    const reply = await attempt('data.preview', request);
    setBusy(false);
    if (!reply.ok || reply.value === null) return false;
    setPreview(reply.value);
    return true;
  };
  const takeOver = async (token: string): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    const reply = await attempt('data.takeOver', { token });
    setBusy(false);
    if (!reply.ok) return;
    setPreview(null);
    show({ kind: 'done', text: importedSentence(reply.value) });
  };

  return (
    <section ref={place} className={form.section} aria-labelledby="exchange-in" style={{ maxWidth: 720 }}>
      <h2 id="exchange-in">{t('window.exchange.in')}</h2>
      {preview === null ? (
        <Sources isBusy={isBusy} onLook={look} />
      ) : (
        <PreviewList
          preview={preview}
          isBusy={isBusy}
          onTakeOver={() => void takeOver(preview.token)}
          onCancel={() => setPreview(null)}
        />
      )}
    </section>
  );
}

interface SourcesProps {
  isBusy: boolean;
  onLook: (request: PreviewRequest) => Promise<boolean>;
}

function Sources({ isBusy, onLook }: SourcesProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [key, setKey] = useState('');
  const [isFilling, setFilling] = useState(false);
  const lookUp = async (): Promise<void> => {
    if (key.trim() === '') return;
    await onLook({ from: 'uptimerobot', key, isFilling });
    // It is needed once, and kept nowhere.
    setKey('');
  };
  return (
    <>
      <p className="prose quiet">{t('window.exchange.inAbout')}</p>
      <div>
        <Button
          variant="default"
          leftSection={<IconFileImport size={16} aria-hidden />}
          aria-disabled={isBusy}
          onClick={() => void onLook({ from: 'file' })}
        >
          {t('window.exchange.file')}
        </Button>
      </div>
      <form
        className={form.section}
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') void onLook({ from: 'text', text });
        }}
      >
        <Textarea
          label={t('window.exchange.text')}
          description={t('window.exchange.textAbout')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autosize
          minRows={3}
          maxRows={10}
          spellCheck={false}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <div>
          <Button type="submit" variant="default" aria-disabled={isBusy}>
            {t('window.exchange.look')}
          </Button>
        </div>
      </form>
      <form
        className={form.section}
        onSubmit={(event) => {
          event.preventDefault();
          void lookUp();
        }}
      >
        <PasswordInput
          label={t('window.exchange.robot')}
          description={t('window.exchange.robotAbout')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autoComplete="off"
          visibilityToggleButtonProps={{ 'aria-label': t('window.exchange.showKey') }}
          value={key}
          onChange={({ currentTarget }) => setKey(currentTarget.value)}
        />
        <Checkbox
          label={t('window.exchange.fill')}
          description={t('window.exchange.fillAbout')}
          checked={isFilling}
          onChange={({ currentTarget }) => setFilling(currentTarget.checked)}
        />
        <div>
          <Button type="submit" variant="default" aria-disabled={isBusy}>
            {t('window.exchange.lookUp')}
          </Button>
        </div>
      </form>
    </>
  );
}

function Out() {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const { show } = useNotices();
  const [secrets, setSecrets] = useState<readonly string[]>([]);
  const write = async (): Promise<void> => {
    const reply = await attempt('data.export', {});
    if (!reply.ok || reply.value === null) return;
    setSecrets(reply.value.secretsLeftOut);
    show({ kind: 'done', text: t('window.exchange.exported', { path: reply.value.path }) });
  };
  return (
    <section className={form.section} aria-labelledby="exchange-out" style={{ maxWidth: 720 }}>
      <h2 id="exchange-out">{t('window.exchange.out')}</h2>
      <p className="prose quiet">{t('window.exchange.outAbout')}</p>
      <div>
        <Button variant="default" leftSection={<IconFileExport size={16} aria-hidden />} onClick={() => void write()}>
          {t('window.exchange.everything')}
        </Button>
      </div>
      {secrets.length > 0 && (
        <p className="prose">{t('window.exchange.secretsLeftOut', { names: secrets.join(', ') })}</p>
      )}
    </section>
  );
}
