import { useTranslation } from 'react-i18next';
import { exampleValues } from '../../../core/placeholders';
import type { TemplateEdit } from '../../../core/template';
import { renderText } from '../../../core/template-engine';
import classes from './messages.module.css';
import form from '../../components/FormSection.module.css';

interface TemplatePreviewProps {
  template: Pick<TemplateEdit, 'subject' | 'body' | 'language'>;
  /** A text with faults has no preview. */
  hasFaults: boolean;
}

/** How a message will read, with example values. */
export function TemplatePreview({ template, hasFaults }: TemplatePreviewProps) {
  const { t } = useTranslation();
  return (
    <section className={form.section} aria-labelledby="template-preview">
      <h2 id="template-preview">{t('window.template.preview')}</h2>
      {hasFaults ? <p className="quiet prose">{t('window.template.noPreview')}</p> : <Rendered template={template} />}
    </section>
  );
}

function Rendered({ template }: Pick<TemplatePreviewProps, 'template'>) {
  const { subject, body, language } = template;
  const values = exampleValues(language);
  return (
    <div className={classes.preview} lang={language}>
      <strong>{renderText(subject, values)}</strong>
      {renderText(body, values)}
    </div>
  );
}
