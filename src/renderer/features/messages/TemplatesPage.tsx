import { Button, SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { messagePhases } from '../../../core/template';
import type { TemplateView } from '../../../core/template';
import list from '../../components/list.module.css';
import { Page } from '../../components/Page';
import { TextLink } from '../../components/TextLink';
import { useSnapshot } from '../../context';
import { useLanguage } from '../../formats';
import { useNavigation } from '../../place';
import { useRemembered } from '../../remembered';

const groups = ['de-sie', 'de-du', 'en'] as const;
type Group = (typeof groups)[number];

/** A German template for either form of address stands with both. */
function isInGroup(template: TemplateView, group: Group): boolean {
  if (group === 'en') return template.language === 'en';
  return template.language === 'de' && (template.formality === null || `de-${template.formality}` === group);
}

/** The texts for every phase, by language and form of address. */
export function TemplatesPage() {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const language = useLanguage();
  const [group, setGroup] = useRemembered<Group>('templates.group', language === 'en' ? 'en' : 'de-sie');
  const templates = useSnapshot((snapshot) => snapshot.templates);
  const inGroup = templates.filter((template) => isInGroup(template, group));
  return (
    <Page
      title={t('window.nav.templates')}
      name={t('window.nav.templates')}
      aside={t('window.templates.about')}
      actions={
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => go({ page: 'template', id: null })}
        >
          {t('window.template.add')}
        </Button>
      }
    >
      <SegmentedControl
        aria-label={t('window.templates.group')}
        style={{ alignSelf: 'flex-start' }}
        data={groups.map((value) => ({ value, label: t(`window.form.${value}`) }))}
        value={group}
        onChange={(value) => setGroup(groups.find((each) => each === value) ?? group)}
      />
      <TemplateTable templates={inGroup} />
    </Page>
  );
}

function TemplateTable({ templates }: { templates: readonly TemplateView[] }) {
  const { t } = useTranslation();
  const inOrder = messagePhases.flatMap((phase) => templates.filter((template) => template.phase === phase));
  return (
    <table className={list.table}>
      <thead>
        <tr>
          <th>{t('window.template.name')}</th>
          <th>{t('window.template.phase')}</th>
          <th style={{ width: 160 }}>{t('window.template.origin')}</th>
        </tr>
      </thead>
      <tbody>
        {inOrder.map(({ id, phase, name, origin }) => (
          <tr key={id}>
            <td>
              <TextLink to={{ page: 'template', id }}>{name}</TextLink>
            </td>
            <td>{t(`phase.${phase}`)}</td>
            <td className="quiet">{t(`window.template.origins.${origin}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
