import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { defaultContactOf } from '../../../core/client';
import { messageWays, neededFor } from '../../../core/message-way';
import type { MessageWay } from '../../../core/message-way';
import classes from '../../components/FormSection.module.css';
import type { ClientFields } from './client-values';

/** How messages go out; what the person cannot be reached by is not offered, with what is missing for it. */
export function PreferredWay({ fields }: { fields: ClientFields }) {
  const { t } = useTranslation();
  const contact = defaultContactOf(fields.values);
  const lackOf = (way: MessageWay) => {
    const needed = neededFor(way);
    return needed === null || contact[needed].trim() !== '' ? null : needed;
  };
  const lack = lackOf(fields.values.preferredChannel);
  return (
    <Select
      className={classes.alone}
      label={t('window.client.preferredWay')}
      description={lack === null ? t('window.client.preferredWayAbout') : t(`window.client.lack.${lack}`)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      allowDeselect={false}
      data={messageWays.map((way) => ({ value: way, label: t(`window.way.${way}`), disabled: lackOf(way) !== null }))}
      {...fields.getInputProps('preferredChannel')}
    />
  );
}
