import { Select, TextInput, Textarea } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useMemo, useRef } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../core/language';
import type { GuardContext } from '../../../core/promise-guard';
import { messagePhases, templateEditSchema } from '../../../core/template';
import type { MessagePhase, Template, TemplateEdit, TemplateFault } from '../../../core/template';
import { findTemplateFaults } from '../../../core/template-engine';
import { FormSection } from '../../components/FormSection';
import classes from '../../components/FormSection.module.css';
import { MessageFindings } from '../../components/MessageFindings';
import { Underlined } from '../../components/Underlined';
import { SaveBar } from '../../components/SaveBar';
import { useAsk } from '../../context';
import { useEditForm } from '../../edit-form';
import { useFindings } from '../../message-findings';
import { PlaceholderPicker } from './PlaceholderPicker';
import { TemplateFaults } from './TemplateFaults';
import { TemplatePreview } from './TemplatePreview';

/** The fields of the form; which form of address a template is for is empty where it is for either. */
type TemplateValues = Omit<TemplateEdit, 'formality'> & { formality: 'sie' | 'du' | '' };

const toEdit = ({ formality, ...values }: TemplateValues): TemplateEdit => ({
  ...values,
  formality: formality === '' ? null : formality,
});

interface TemplateFormProps {
  id: string | null;
  template: TemplateEdit;
  /** What a built-in one is for is fixed. */
  isOwn: boolean;
  onSaved: (template: Template) => void;
}

export function TemplateForm({ id, template, isOwn, onSaved }: TemplateFormProps) {
  const { t } = useTranslation();
  const ask = useAsk();
  const { phase, language, formality, name, subject, body } = template;
  const saved = useMemo<TemplateValues>(
    () => ({ phase, language, formality: formality ?? '', name, subject, body }),
    [phase, language, formality, name, subject, body],
  );
  const edit = useEditForm({
    key: `template.${id ?? 'new'}`,
    saved,
    schema: templateEditSchema,
    toInput: toEdit,
    save: (values) => (id === null ? ask('templates.add', values) : ask('templates.update', { id, edit: values })),
    onSaved,
  });
  const { form } = edit;
  const faults = useMemo(() => findTemplateFaults(form.values), [form.values]);
  return (
    <form className={classes.form} onSubmit={edit.submit} noValidate>
      {isOwn && <WhatItIsFor form={form} />}
      <WhatItSays form={form} faults={faults} />
      <SaveBar
        isChanged={edit.isChanged}
        isBusy={edit.isBusy}
        onDiscard={edit.discard}
        {...(id === null && { label: t('window.template.add') })}
      />
      <TemplatePreview template={toEdit(form.values)} hasFaults={faults.length > 0} />
    </form>
  );
}

function WhatItIsFor({ form }: { form: UseFormReturnType<TemplateValues> }) {
  const { t } = useTranslation();
  return (
    <FormSection>
      <TextInput label={t('window.template.name')} {...form.getInputProps('name')} />
      <Select
        label={t('window.template.phase')}
        allowDeselect={false}
        data={messagePhases.map((phase) => ({ value: phase, label: t(`phase.${phase}`) }))}
        {...form.getInputProps('phase')}
      />
      <Select
        label={t('window.client.language')}
        allowDeselect={false}
        data={(['de', 'en'] as const).map((value) => ({ value, label: t(`window.messageLanguage.${value}`) }))}
        {...form.getInputProps('language')}
      />
      <Select
        label={t('window.client.formality')}
        allowDeselect={false}
        disabled={form.values.language === 'en'}
        data={[
          { value: '', label: t('window.template.eitherForm') },
          { value: 'sie', label: 'Sie' },
          { value: 'du', label: 'du' },
        ]}
        {...form.getInputProps('formality')}
      />
    </FormSection>
  );
}

interface WhatItSaysProps {
  form: UseFormReturnType<TemplateValues>;
  faults: readonly TemplateFault[];
}

function WhatItSays({ form, faults }: WhatItSaysProps) {
  const { t } = useTranslation();
  const subject = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTextAreaElement>(null);
  const { language, phase } = form.values;
  const context = useMemo(() => templateContext(language, phase), [language, phase]);
  const findings = useFindings(form.values, context);
  const insert = (field: 'subject' | 'body') => (text: string) => {
    insertAtCaret(field === 'subject' ? subject : body, text, (value) => form.setFieldValue(field, value));
  };
  return (
    <div className={classes.section}>
      <div className={classes.withPicker}>
        <TextInput
          {...form.getInputProps('subject')}
          ref={subject}
          inputContainer={(input) => (
            <Underlined
              field={subject}
              text={form.values.subject}
              findings={findings.filter(({ field }) => field === 'subject')}
            >
              {input}
            </Underlined>
          )}
          label={t('window.message.subject')}
          spellCheck={false}
        />
        <PlaceholderPicker label={t('window.template.intoSubject')} onPick={insert('subject')} />
      </div>
      <TemplateFaults field="subject" source={form.values.subject} faults={faults} input={subject} />
      <div className={classes.withPicker}>
        <Textarea
          {...form.getInputProps('body')}
          ref={body}
          inputContainer={(input) => (
            <Underlined
              field={body}
              text={form.values.body}
              findings={findings.filter(({ field }) => field === 'body')}
            >
              {input}
            </Underlined>
          )}
          label={t('window.message.body')}
          autosize
          minRows={10}
          spellCheck={false}
        />
        <PlaceholderPicker label={t('window.template.intoBody')} onPick={insert('body')} />
      </div>
      <TemplateFaults field="body" source={form.values.body} faults={faults} input={body} />
      <MessageFindings {...{ findings, text: form.values, subject, body }} note={t('guard.inTemplate')} />
    </div>
  );
}

/** A template is for any client, and what is affected, and when, stands in its placeholders. */
function templateContext(language: Language, phase: MessagePhase): GuardContext {
  return { language, phase, own: [], strangers: [], confirmed: [], suspected: [], isTemplate: true };
}

/** Puts a text where the caret is, or in the place of what is selected, and the caret behind it. */
function insertAtCaret(
  field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>,
  text: string,
  onChange: (value: string) => void,
): void {
  const input = field.current;
  if (input === null) return;
  const start = input.selectionStart ?? input.value.length;
  const end = input.selectionEnd ?? start;
  onChange(input.value.slice(0, start) + text + input.value.slice(end));
  // After the new value is drawn and the menu has given the focus back.
  setTimeout(() => {
    input.focus();
    input.setSelectionRange(start + text.length, start + text.length);
  }, 0);
}
