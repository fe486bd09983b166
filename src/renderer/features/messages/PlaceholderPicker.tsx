import { Button, Menu, ScrollArea } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { conditionNames, placeholders } from '../../../core/placeholders';
import { templateFilters } from '../../../core/template-filters';
import { useLanguage } from '../../formats';
import classes from './messages.module.css';

const sources = ['known', 'asked'] as const;

/** Every placeholder in words, with an example of what will stand in its place; below them filters and conditions. */
export function PlaceholderPicker({ label, onPick }: { label: string; onPick: (text: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Menu returnFocus={false} width={360}>
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />} aria-label={label}>
          {t('window.template.insert')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah={360} type="auto" scrollbars="y" viewportProps={{ tabIndex: -1 }}>
          {sources.map((source) => (
            <div key={source}>
              <Menu.Label>{t(`window.template.sources.${source}`)}</Menu.Label>
              {placeholders
                .filter((placeholder) => placeholder.source === source)
                .map(({ name, label: words, example }) => (
                  <Menu.Item key={name} onClick={() => onPick(`{{ ${name} }}`)}>
                    {words[language]}
                    <span className={classes.example}>{example[language]}</span>
                  </Menu.Item>
                ))}
            </div>
          ))}
          <Menu.Label>{t('window.template.filters')}</Menu.Label>
          {templateFilters.map(({ name, example: { source, result } }) => (
            <Menu.Item key={name} onClick={() => onPick(source)}>
              {t(`window.template.filter.${name}`)}
              <span className={classes.example}>{`${source} → ${result[language].replaceAll('\n', ' ')}`}</span>
            </Menu.Item>
          ))}
          <Menu.Label>{t('window.template.conditions')}</Menu.Label>
          {conditionNames.map((name) => (
            <Menu.Item key={name} onClick={() => onPick(`{% if ${name} %}{% endif %}`)}>
              {t(`window.template.condition.${name.replace('.', '-')}`)}
              <span className={classes.example}>{`{% if ${name} %} … {% endif %}`}</span>
            </Menu.Item>
          ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
}
