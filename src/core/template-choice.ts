import { builtInTemplates } from './built-in-templates/built-in-templates';
import type { Recipient } from './client';
import type { MessagePhase, Template, TemplateView } from './template';

/**
 * All templates as the window shows them: the built-in ones in their order, each in the user's words where he changed it
 * (same id), then his own ones in the order in which they were added.
 */
export function viewTemplates(ownTemplates: readonly Template[]): TemplateView[] {
  const saved = new Map(ownTemplates.map((template) => [template.id, template]));
  const builtIn = builtInTemplates.map((template): TemplateView => {
    const edited = saved.get(template.id);
    return edited === undefined ? { ...template, origin: 'builtIn' } : { ...edited, origin: 'edited' };
  });
  const own = ownTemplates.filter((template) => !isBuiltInId(template.id));
  return [...builtIn, ...own.map((template): TemplateView => ({ ...template, origin: 'own' }))];
}

/** Whether an id belongs to a built-in template, edited or not: such a one is reset, never deleted. */
export function isBuiltInId(id: string): boolean {
  return builtInTemplates.some((template) => template.id === id);
}

/**
 * The templates that fit a client in a phase, the best first: his language and never the wrong form of address; own
 * before built-in, made for his form of address before made for either.
 */
export function fittingTemplates(
  templates: readonly TemplateView[],
  client: Pick<Recipient, 'language' | 'formality'>,
  phase: MessagePhase,
): TemplateView[] {
  const rank = ({ origin, formality }: TemplateView): number =>
    (origin === 'own' ? 2 : 0) + (formality === null ? 0 : 1);
  return templates
    .filter((template) => template.phase === phase && template.language === client.language && suits(template, client))
    .sort((a, b) => rank(b) - rank(a));
}

/** English tells no forms of address apart, so whatever an English template says of them is no reason against it. */
function suits(template: Template, client: Pick<Recipient, 'language' | 'formality'>): boolean {
  return client.language === 'en' || template.formality === null || template.formality === client.formality;
}
