import { TextInput } from '@mantine/core';
import type { TextInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { parsePhone, readablePhone } from '../../../core/phone-number';

/** A telephone number; below it, how it is understood where that is not as it was typed. */
export function PhoneField({ about, ...input }: TextInputProps & { about?: string }) {
  const { t } = useTranslation();
  const typed = typeof input.value === 'string' ? input.value.trim() : '';
  const read = parsePhone(typed);
  const number = read.ok ? readablePhone(read.value) : '';
  const understood = number === '' || number === typed ? undefined : t('window.client.phoneRead', { number });
  return (
    <TextInput
      type="tel"
      description={understood ?? about}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      {...input}
    />
  );
}
