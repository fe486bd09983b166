import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { checkKinds } from '../../../../core/checks/check-kinds';
import type { CheckKind } from '../../../../core/checks/check-kinds';

/** What can be watched, in the words of the window. */
export function useKindChoices(): { value: CheckKind; label: string }[] {
  const { t } = useTranslation();
  return useMemo(() => checkKinds.map((kind) => ({ value: kind, label: t(`window.site.kind.${kind}`) })), [t]);
}
