import { isOptionsGroup } from '@mantine/core';
import type { ComboboxParsedItem, OptionsFilter } from '@mantine/core';
import { finderOf } from '../../core/spelling';

/** The choices of a list in which the typed text stands, in whichever spelling, group by group. */
export const optionsBySpelling: OptionsFilter = ({ options, search, limit }) =>
  foundIn(options, finderOf(search), limit);

function foundIn(options: ComboboxParsedItem[], isFound: (text: string) => boolean, limit: number) {
  const found: ComboboxParsedItem[] = [];
  let left = limit;
  for (const option of options) {
    if (left <= 0) break;
    if (isOptionsGroup(option)) {
      const items = option.items.filter(({ label }) => isFound(label)).slice(0, left);
      left -= items.length;
      if (items.length > 0) found.push({ ...option, items });
    } else if (isFound(option.label)) {
      found.push(option);
      left -= 1;
    }
  }
  return found;
}
