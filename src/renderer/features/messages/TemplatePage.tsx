import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template, TemplateView } from '../../../core/template';
import { DeleteDialog } from '../../components/DeleteDialog';
import { Page } from '../../components/Page';
import { useAttempt, useSnapshot } from '../../context';
import { useHeadingFocusAfter } from '../../focus';
import { useLanguage } from '../../formats';
import { useNavigation } from '../../place';
import { addressFormKey } from '../clients/address-form';
import { TemplateForm } from './TemplateForm';

const backPlace = { page: 'templates' } as const;

/** One template, or with a null id a new one. */
export function TemplatePage({ id }: { id: string | null }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const language = useLanguage();
  const template = useSnapshot(({ templates }) => templates.find((each) => each.id === id));
  const back = { place: backPlace, label: t('window.nav.templates') };
  if (id === null) {
    const empty = { phase: 'first-notice', language, formality: null, name: '', subject: '', body: '' } as const;
    return (
      <Page title={t('window.template.new')} name={t('window.template.new')} back={back}>
        <TemplateForm
          id={null}
          template={empty}
          isOwn
          onSaved={(saved: Template) => go({ page: 'template', id: saved.id })}
        />
      </Page>
    );
  }
  if (template === undefined) {
    return (
      <Page title={t('error.not-found.template')} name={t('window.nav.templates')} back={back}>
        {null}
      </Page>
    );
  }
  return (
    <Page
      title={template.name}
      name={template.name}
      back={back}
      aside={[
        t(`phase.${template.phase}`),
        t(addressFormKey(template)),
        t(`window.template.origins.${template.origin}`),
      ].join(' · ')}
      actions={<TakeAway template={template} />}
    >
      <TemplateForm id={id} template={template} isOwn={template.origin === 'own'} onSaved={() => undefined} />
    </Page>
  );
}

/** Deletes an own template; gives a changed one its delivered text back. A built-in one has nothing to take away. */
function TakeAway({ template }: { template: TemplateView }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const attempt = useAttempt();
  const [isAsking, setAsking] = useState(false);
  useHeadingFocusAfter(template.origin);
  if (template.origin === 'builtIn') return null;
  const words = template.origin === 'own' ? 'window.template.delete' : 'window.template.reset';
  const confirm = async (): Promise<void> => {
    const reply = await attempt('templates.reset', { id: template.id });
    if (reply.ok && template.origin === 'own') go(backPlace);
  };
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t(`${words}.label`)}
      </Button>
      {isAsking && (
        <DeleteDialog
          title={t(`${words}.title`, { template: template.name })}
          text={t(`${words}.text`)}
          confirmLabel={t(`${words}.label`)}
          onConfirm={confirm}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
