import type { LanguageRules } from '../language-rules';
import { of } from './words';

/** What a whole message must not leave out. */
export const whole = {
  affected: of(
    '{{sites.names}}|{{sites.list}}|{{site.name}}|*website*|site|sites|*page|*pages|*shop*|*store|*e-mail*|*email*|mail|mailbox|*domain|*form|*blog|*newsletter*|booking*',
  ),
  dataLoss: of(
    '{{incident.dataloss}}|lost|loss|losses|missing|complete|intact|data|backup|preserved|recovered|damaged|unharmed',
  ),
} satisfies Partial<LanguageRules>;
