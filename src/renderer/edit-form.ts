import { useForm } from '@mantine/form';
import type { UseFormReturnType } from '@mantine/form';
import { useEffect, useRef, useState } from 'react';
import type { SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { ApiError } from '../core/api';
import type { Result } from '../core/result';
import { invalidSentence, useErrorSentence } from './errors';
import { faultsByField } from './form-faults';
import { useNotices } from './notices';
import { useMemory } from './remembered';

interface EditFormOptions<Values, Edit, Saved> {
  /** Names what is edited: what was typed and not saved is found again under it. */
  key: string;
  /** As saved now. Must keep its identity as long as nothing changes. */
  saved: Values;
  schema: z.ZodType<Edit>;
  /** What the schema judges. */
  toInput: (values: Values) => unknown;
  /** In which field a path of the schema is shown, where they differ. */
  fieldOf?: (path: string, values: Values) => string;
  save: (edit: Edit) => Promise<Result<Saved, ApiError>>;
  /** The form's values after saving; what the fields show from then on. */
  onSaved?: (saved: Saved) => void;
}

const sameField = (path: string): string => path;

export interface EditForm<Values> {
  form: UseFormReturnType<Values>;
  isBusy: boolean;
  isChanged: boolean;
  submit: (event: SubmitEvent<HTMLFormElement>) => void;
  discard: () => void;
}

/** A form over a schema of the core: faults at their fields, what was typed survives leaving the page. */
export function useEditForm<Values extends object, Edit, Saved>(
  options: EditFormOptions<Values, Edit, Saved>,
): EditForm<Values> {
  const { key, saved, schema, toInput, fieldOf = sameField, save, onSaved } = options;
  const { t } = useTranslation();
  const { show } = useNotices();
  const sentenceOf = useErrorSentence();
  const memory = useMemory();
  const [isBusy, setBusy] = useState(false);

  const form = useForm<Values>({
    initialValues: saved,
    validateInputOnBlur: true,
    validate: (values) => {
      const parsed = schema.safeParse(toInput(values));
      return parsed.success ? {} : faultsByField(t, parsed.error.issues, (path) => fieldOf(path, values));
    },
    onValuesChange: (values) => memory.set(key, values),
  });
  useFollowSaved(form, saved, memory, key);

  const latestSaved = useRef(saved);
  useEffect(() => {
    latestSaved.current = saved;
  }, [saved]);

  const showRefusal = (error: ApiError): void => {
    if (error.kind !== 'invalid') {
      show({ kind: 'problem', text: sentenceOf(error) });
      return;
    }
    const values = form.getValues();
    const known = Object.keys(values);
    for (const { path, message } of error.issues) {
      const field = fieldOf(path.replace(/^edit\./, ''), values);
      if (known.includes(field.split('.')[0] ?? '')) form.setFieldError(field, invalidSentence(t, message));
      else show({ kind: 'problem', text: invalidSentence(t, message) });
    }
  };

  const submitValid = async (values: Values): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    const reply = await save(schema.parse(toInput(values)));
    setBusy(false);
    if (!reply.ok) {
      showRefusal(reply.error);
      return;
    }
    form.resetDirty(values);
    // The news may have come before the reply, and in it what was typed as main has tidied it.
    if (latestSaved.current !== saved) form.setValues(latestSaved.current);
    memory.delete(key);
    show({ kind: 'done', text: t('window.saved') });
    onSaved?.(reply.value);
  };
  const focusFirstFault = (faults: object): void => {
    // A moment later: what was closed over a fault is open then.
    setTimeout(() => {
      const nodes = Object.keys(faults)
        .map((field) => form.getInputNode(field))
        .filter((node) => node !== null);
      focusField(nodes.sort(byPlace)[0]);
    }, 0);
  };

  const discard = (): void => {
    form.setInitialValues(saved);
    form.reset();
    memory.delete(key);
  };
  const submit = form.onSubmit((values) => void submitValid(values), focusFirstFault);
  return { form, isBusy, isChanged: form.isDirty(), submit, discard };
}

/** The first one on the page, whatever the schema found first. */
const byPlace = (one: Node, other: Node): number =>
  one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;

/** Of a group the first field gets the focus. */
function focusField(node: HTMLElement | undefined): void {
  const field = node?.matches('input, textarea, button') === true ? node : node?.querySelector('input');
  field?.focus();
}

/** Takes over what was saved elsewhere, unless somebody is typing; and at first what was typed before. */
function useFollowSaved<Values extends object>(
  form: UseFormReturnType<Values>,
  saved: Values,
  memory: Map<string, unknown>,
  key: string,
): void {
  const [followed, setFollowed] = useState<Values | null>(null);
  useEffect(() => {
    if (followed === saved) return;
    const typed = memory.get(key) as Values | undefined;
    const isTyping = form.isDirty();
    form.setInitialValues(saved);
    if (followed === null && typed !== undefined) {
      form.setValues(typed);
    } else if (followed !== null && !isTyping) {
      form.setValues(saved);
      memory.delete(key);
    }
    setFollowed(saved);
  }, [followed, saved, memory, key, form]);
}
