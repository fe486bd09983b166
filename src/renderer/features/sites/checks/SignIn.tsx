import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormSection } from '../../../components/FormSection';
import type { CheckFieldsProps } from './check-form';
import { SiteSecretField } from './SiteSecretField';

/** How the check signs in; the password or token has a way of its own. */
export function SignIn({ fields, siteId }: CheckFieldsProps) {
  const { t } = useTranslation();
  const { auth } = fields.values.checks.http;
  return (
    <FormSection heading="h3" title={t('window.site.signIn')} about={t('window.site.signInAbout')}>
      <Select
        label={t('window.site.auth')}
        allowDeselect={false}
        data={[
          { value: 'none', label: t('window.site.authNone') },
          { value: 'basic', label: t('window.site.authBasic') },
          { value: 'bearer', label: t('window.site.authBearer') },
        ]}
        {...fields.getInputProps('checks.http.auth')}
      />
      {auth === 'basic' && (
        <TextInput label={t('window.site.user')} spellCheck={false} {...fields.getInputProps('checks.http.user')} />
      )}
      {auth !== 'none' && (
        <SiteSecretField
          key={auth}
          siteId={siteId}
          label={t(`window.site.secretLabel.${auth}`)}
          what={t(`window.site.secretOf.${auth}`)}
        />
      )}
    </FormSection>
  );
}
