import type { LanguageRules } from '../language-rules';
import { of } from './words';

/** What a whole message must not leave out. */
export const whole = {
  affected: of(`
    {{sites.names}}|{{sites.list}}|{{site.name}}|{{site.url}}
    *website*|*webseite*|*homepage*|*shop*|*seite|*seiten|*e-mail*|*mails|*mail|*postfach*|*domain|*auftritt|*formular|*blog|*newsletter*|*buchung*
  `),
  dataLoss: of(`
    {{incident.dataloss}}
    *verlor*|*verlust*|vollständig*|unversehrt|erhalten|*fehlt|*fehlen|*fehlte*|*daten|lückenlos|nachgeholt|*sicherung|*backup
  `),
} satisfies Partial<LanguageRules>;
